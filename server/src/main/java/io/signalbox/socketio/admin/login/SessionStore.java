package io.signalbox.socketio.admin.login;

import io.signalbox.socketio.adapter.redis.RedisAdapterFactory;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/// Remembers who has shown the password. Safe on any thread, never blocks.
public interface SessionStore {

    /// How long the official store, and the stores here, keep a session.
    Duration SESSION_DURATION = Duration.ofDays(1);

    /// Whether the session was saved and has not expired. A failure counts as no.
    CompletionStage<Boolean> exists(String sessionId);

    /// Remembers a session.
    CompletionStage<Void> save(String sessionId);

    /// Sessions of this server alone.
    static SessionStore inMemory() {
        return new InMemorySessionStore();
    }

    /// Sessions of the whole fleet, Node servers with the official `RedisStore` included.
    static SessionStore redis(RedisAdapterFactory redis) {
        return new RedisSessionStore(redis);
    }
}
