package io.signalbox.socketio.adapter.redis.link;

/// The Redis that was found cannot do what the chosen adapter needs. Names the version.
public final class UnsupportedRedisException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnsupportedRedisException(String message) {
        super(message);
    }
}
