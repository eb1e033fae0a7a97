package io.signalbox.socketio.adapter.redis;

/// Something needed the other servers of the fleet while Redis could not be reached. Nothing was sent.
public final class RedisUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RedisUnavailableException() {
        super("Redis is disconnected, other servers cannot be reached");
    }
}
