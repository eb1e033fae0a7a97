package io.signalbox.socketio.adapter.redis.sharded;

import java.util.Arrays;
import java.util.Optional;

/// Which rooms have a channel of their own, so that only servers with a member of the room hear what is said
/// in it. The same on all servers of a fleet.
public enum SubscriptionMode {
    /// Rooms except those of single sockets: the official default.
    DYNAMIC("dynamic"),
    /// None: two channels for each namespace, and every server hears everything.
    STATIC("static"),
    /// All rooms, also those of single sockets.
    DYNAMIC_PRIVATE("dynamic-private");

    private final String text;

    SubscriptionMode(String text) {
        this.text = text;
    }

    /// As the official option is written.
    public String text() {
        return text;
    }

    /// The mode of that name.
    public static Optional<SubscriptionMode> parse(String text) {
        return Arrays.stream(values()).filter(mode -> mode.text.equals(text)).findFirst();
    }
}
