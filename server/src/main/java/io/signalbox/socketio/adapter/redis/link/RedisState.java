package io.signalbox.socketio.adapter.redis.link;

/// Whether this server can talk to the others of its fleet at this moment.
public enum RedisState {
    /// The connections for publishing and for subscriptions are open, and Redis answers on them.
    CONNECTED,
    /// At least one is not. Local delivery goes on; what needs other servers fails at once.
    DISCONNECTED;

    /// As written in `server_stats` and health: `connected` or `disconnected`.
    public String text() {
        return switch (this) {
            case CONNECTED -> "connected";
            case DISCONNECTED -> "disconnected";
        };
    }
}
