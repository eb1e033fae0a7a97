package io.signalbox.socketio.adapter.redis.link;

/// Something needed the other servers of the fleet while Redis could not be reached or could not keep up.
public final class RedisUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RedisUnavailableException(String message) {
        super(message);
    }

    /// There is no connection.
    public static RedisUnavailableException disconnected() {
        return new RedisUnavailableException(
                "Redis is disconnected, other servers cannot be reached");
    }
}
