package io.signalbox.server;

import io.signalbox.socketio.Event;
import io.signalbox.socketio.Namespace;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The channel server's application on the main namespace: clients join and leave channels, publish to them,
/// and everybody hears of joins through the room `tickers`. A channel is a room of the same name.
final class ChannelApp {
    private static final String TICKERS = "tickers";
    private static final int MAX_CHANNEL = 200;

    private final Namespace namespace;
    private final String serverId;

    private ChannelApp(Namespace namespace, String serverId) {
        this.namespace = namespace;
        this.serverId = serverId;
    }

    static void install(Namespace namespace, String serverId) {
        ChannelApp app = new ChannelApp(namespace, serverId);
        namespace.onConnection(socket -> socket.join(TICKERS));
        namespace.on("join-channel", app::join);
        namespace.on("leave-channel", app::leave);
        namespace.on("publish", app::publish);
    }

    private void join(Event event) {
        String channel = channel(event);
        if (channel != null) {
            event.socket().join(channel);
            Map<String, @Nullable Object> joined = new LinkedHashMap<>();
            joined.put("channel", channel);
            joined.put("id", event.socket().id());
            namespace.to(TICKERS).emit("joined", joined);
            done(event, channel);
        }
    }

    private void leave(Event event) {
        String channel = channel(event);
        if (channel != null) {
            event.socket().leave(channel);
            done(event, channel);
        }
    }

    private void publish(Event event) {
        String channel = channel(event);
        if (channel == null) {
            return;
        }
        if (event.args().size() < 2) {
            refuse(event, "publish needs a channel and a payload");
            return;
        }
        Map<String, @Nullable Object> tick = new LinkedHashMap<>();
        tick.put("channel", channel);
        tick.put("payload", event.arg(1));
        namespace.to(channel).emit("tick", tick);
        event.reply(Map.of("ok", true));
    }

    private void done(Event event, String channel) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("ok", true);
        answer.put("channel", channel);
        answer.put("serverId", serverId);
        event.reply(answer);
    }

    /// The channel that is meant, null after a refusal.
    private static @Nullable String channel(Event event) {
        if (!(event.arg(0) instanceof String name) || name.isBlank()) {
            refuse(event, "the first argument has to be the channel's name, a text");
        } else if (name.length() > MAX_CHANNEL) {
            refuse(event, "a channel's name has at most 200 characters");
        } else if (name.equals(TICKERS)) {
            refuse(event, "the channel " + TICKERS + " is the server's own");
        } else {
            return name;
        }
        return null;
    }

    private static void refuse(Event event, String error) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("ok", false);
        answer.put("error", error);
        event.reply(answer);
    }
}
