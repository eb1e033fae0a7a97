package io.signalbox.engineio.transport;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;

/// Moves a connection to another event loop. Between the two nothing is read from it.
final class Migration {

    private Migration() {}

    /// @param then runs on the new loop, unless the connection has ended on the way
    static void move(Channel channel, EventLoop to, Runnable then) {
        channel.deregister()
                .addListener(
                        left -> {
                            if (!left.isSuccess()) {
                                channel.unsafe().closeForcibly();
                                return;
                            }
                            to.register(channel)
                                    .addListener(
                                            arrived -> {
                                                if (arrived.isSuccess() && channel.isActive()) {
                                                    then.run();
                                                } else {
                                                    channel.close();
                                                }
                                            });
                        });
    }
}
