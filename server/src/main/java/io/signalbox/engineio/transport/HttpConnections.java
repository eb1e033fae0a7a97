package io.signalbox.engineio.transport;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.signalbox.engineio.Engine;
import io.signalbox.engineio.EngineLoop;
import io.signalbox.engineio.EngineObserver;
import io.signalbox.engineio.transport.connection.Abort;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The connections that speak HTTP now, so that those of a stuck event loop can be ended. WebSockets are found
/// by their sessions. Any thread.
final class HttpConnections {
    private final Set<Channel> channels = ConcurrentHashMap.newKeySet();

    HttpConnections(Engine engine) {
        engine.observe(
                new EngineObserver() {
                    @Override
                    public void loopReplaced(EngineLoop loop, EventLoop abandoned) {
                        abandon(abandoned);
                    }
                });
    }

    private void abandon(EventLoop abandoned) {
        for (Channel channel : channels) {
            if (channel.eventLoop().equals(abandoned)) {
                Abort.now(channel);
            }
        }
    }

    void opened(Channel channel) {
        channels.add(channel);
    }

    void left(Channel channel) {
        channels.remove(channel);
    }
}
