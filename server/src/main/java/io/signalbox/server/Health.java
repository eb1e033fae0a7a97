package io.signalbox.server;

import io.signalbox.engineio.Engine;
import io.signalbox.engineio.drain.Drain;
import io.signalbox.engineio.transport.HttpReply;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What load balancers and orchestrators ask. The first line of an answer is its word, the others say more:
/// Redis that is away and a stuck event loop are worth knowing, but no reason to send the clients elsewhere.
final class Health {
    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;

    private final Engine engine;
    private final Drain drain;
    private final Supplier<String> redis;

    Health(Engine engine, Drain drain, Supplier<String> redis) {
        this.engine = engine;
        this.drain = drain;
        this.redis = redis;
    }

    /// The answer to a health check, null for any other path.
    @Nullable HttpReply reply(String path) {
        return switch (path) {
            case "/healthz" -> readiness();
            case "/livez" -> liveness();
            default -> null;
        };
    }

    /// Whether new clients should come here.
    private HttpReply readiness() {
        return drain.progress().draining() ? answer(UNAVAILABLE, "draining") : answer(OK, "ok");
    }

    /// Whether the process should be left alone.
    private HttpReply liveness() {
        return answer(OK, "ok");
    }

    private HttpReply answer(int status, String word) {
        return HttpReply.text(
                status,
                word + "\nredis: " + redis.get() + "\nloops: " + engine.loops().size() + "\n");
    }
}
