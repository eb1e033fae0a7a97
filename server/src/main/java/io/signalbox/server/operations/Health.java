package io.signalbox.server.operations;

import io.signalbox.engineio.Engine;
import io.signalbox.engineio.EngineLoop;
import io.signalbox.engineio.drain.Drain;
import io.signalbox.engineio.transport.HttpReply;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What load balancers and orchestrators ask. The first line of an answer is its word, the others say more:
/// Redis that is away and a stuck event loop are worth knowing, but no reason to send the clients elsewhere.
public final class Health {
    private static final double LATE_MILLIS = 1_000;
    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;

    private final Engine engine;
    private final Drain drain;
    private final Supplier<String> redis;
    private final Supplier<@Nullable String> tlsProblem;

    /// @param redis the state of the connection in a word
    /// @param tlsProblem null for none
    public Health(
            Engine engine,
            Drain drain,
            Supplier<String> redis,
            Supplier<@Nullable String> tlsProblem) {
        this.engine = engine;
        this.drain = drain;
        this.redis = redis;
        this.tlsProblem = tlsProblem;
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
        return engine.live() ? answer(OK, "ok") : answer(UNAVAILABLE, "stuck");
    }

    private HttpReply answer(int status, String word) {
        List<EngineLoop> loops = engine.loops();
        long late = loops.stream().filter(loop -> loop.lagMillis() >= LATE_MILLIS).count();
        String problem = tlsProblem.get();
        String tls = problem == null ? "" : "tls: old files in use: " + problem + "\n";
        return HttpReply.text(
                status,
                word
                        + "\nredis: "
                        + redis.get()
                        + "\nloops: "
                        + loops.size()
                        + ", late: "
                        + late
                        + ", replaced: "
                        + engine.replacedLoops()
                        + "\n"
                        + tls);
    }
}
