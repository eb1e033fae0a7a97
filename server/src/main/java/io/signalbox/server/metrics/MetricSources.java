package io.signalbox.server.metrics;

import io.signalbox.engineio.Engine;
import io.signalbox.engineio.EngineLoop;
import io.signalbox.engineio.drain.Drain;
import io.signalbox.socketio.SocketIoServer;
import io.signalbox.socketio.adapter.redis.RedisAdapterFactory;
import io.signalbox.socketio.adapter.redis.link.RedisTraffic;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Where the numbers come from. Any thread.
///
/// @param redis null for a server on its own
/// @param failedLogins attempts to become an admin that were turned away
/// @param version as shown to people
public record MetricSources(
        SocketIoServer server,
        @Nullable RedisAdapterFactory redis,
        Drain drain,
        LongSupplier failedLogins,
        String version) {

    Engine engine() {
        return server.engine();
    }

    int rooms() {
        return server.namespaces().stream().mapToInt(n -> n.local().sharedRooms()).sum();
    }

    double worstLagMillis() {
        return engine().loops().stream().mapToDouble(EngineLoop::lagMillis).max().orElse(0);
    }

    /// Zeros for a server on its own.
    RedisTraffic redisTraffic() {
        return redis == null ? new RedisTraffic(0, 0, 0, 0, 0, 0) : redis.traffic();
    }

    /// Event loops in this state.
    long loops(LoopState state) {
        return engine().loops().stream()
                .filter(loop -> LoopState.of(loop, engine().options().loops()) == state)
                .count();
    }
}
