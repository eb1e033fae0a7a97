package io.signalbox.socketio.admin.login;

import io.signalbox.socketio.adapter.redis.RedisAdapterFactory;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// The keys of the official `RedisStore`: `socket.io-admin#<id>`, value `1`, expiring after a day.
final class RedisSessionStore implements SessionStore {

    private static final String PREFIX = "socket.io-admin#";
    private static final int MAX_ID_LENGTH = 128;

    private final RedisAdapterFactory redis;

    RedisSessionStore(RedisAdapterFactory redis) {
        this.redis = redis;
    }

    @Override
    public CompletionStage<Boolean> exists(String sessionId) {
        if (sessionId.length() > MAX_ID_LENGTH) {
            return CompletableFuture.completedFuture(false);
        }
        return redis.exists(PREFIX + sessionId);
    }

    @Override
    public CompletionStage<Void> save(String sessionId) {
        return redis.store(PREFIX + sessionId, "1", SESSION_DURATION);
    }
}
