package io.signalbox.server;

import com.sun.management.OperatingSystemMXBean;
import io.signalbox.engineio.EngineLoop;
import io.signalbox.engineio.LoopOptions;
import io.signalbox.engineio.drain.Drain;
import io.signalbox.engineio.drain.DrainProgress;
import io.signalbox.server.metrics.LoopState;
import io.signalbox.server.settings.ServerConfig;
import io.signalbox.socketio.SocketIoServer;
import io.signalbox.socketio.adapter.redis.RedisAdapterFactory;
import io.signalbox.socketio.adapter.redis.link.RedisTraffic;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The object `signalbox` of the `server_stats` event: what the official fields leave out. Any thread.
final class ServerStats implements Supplier<Map<String, @Nullable Object>> {
    private final SocketIoServer server;
    private final ServerConfig.Labels labels;
    private final Identity identity;
    private final @Nullable RedisAdapterFactory redis;
    private final Drain drain;

    ServerStats(
            SocketIoServer server,
            ServerConfig.Labels labels,
            Identity identity,
            @Nullable RedisAdapterFactory redis,
            Drain drain) {
        this.server = server;
        this.labels = labels;
        this.identity = identity;
        this.redis = redis;
        this.drain = drain;
    }

    @Override
    public Map<String, @Nullable Object> get() {
        Runtime runtime = Runtime.getRuntime();
        Map<String, @Nullable Object> stats = new LinkedHashMap<>();
        stats.put("version", labels.version());
        stats.put("colour", labels.colour());
        stats.put("taskId", identity.taskId());
        stats.put("zone", identity.zone());
        stats.put("cpu", cpu());
        stats.put("heapUsedBytes", runtime.totalMemory() - runtime.freeMemory());
        stats.put("heapMaxBytes", runtime.maxMemory());
        stats.put(
                "rooms", server.namespaces().stream().mapToInt(n -> n.local().sharedRooms()).sum());
        stats.put("redis", redis == null ? "none" : redis.state().text());
        stats.put("redisMessages", redis == null ? null : messages(redis.traffic()));
        DrainProgress progress = drain.progress();
        stats.put("draining", progress.draining());
        stats.put("drain", progress.draining() ? drain(progress) : null);
        stats.put("loops", loops());
        stats.put("loopsReplaced", server.engine().replacedLoops());
        return stats;
    }

    private static Map<String, Object> drain(DrainProgress progress) {
        Map<String, Object> stats = new LinkedHashMap<>();
        stats.put("phase", progress.phase().text());
        stats.put("left", progress.left());
        stats.put("closed", progress.closed());
        stats.put("socketsPerSecond", Math.round(progress.socketsPerSecond() * 10) / 10.0);
        stats.put("remainingSeconds", progress.remainingSeconds());
        return stats;
    }

    private static Map<String, Object> messages(RedisTraffic traffic) {
        Map<String, Object> stats = new LinkedHashMap<>();
        stats.put("published", traffic.published());
        stats.put("notPublished", traffic.notPublished());
        stats.put("received", traffic.received());
        stats.put("malformed", traffic.malformed());
        stats.put("failed", traffic.failed());
        stats.put("reconnects", traffic.reconnects());
        return stats;
    }

    /// This process's share of the machine's processors, 0 to 1.
    private static double cpu() {
        OperatingSystemMXBean system =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return Math.max(0, Math.round(system.getProcessCpuLoad() * 1000) / 1000.0);
    }

    private List<Map<String, Object>> loops() {
        LoopOptions options = server.engine().options().loops();
        return server.engine().loops().stream().map(loop -> loop(loop, options)).toList();
    }

    private static Map<String, Object> loop(EngineLoop loop, LoopOptions options) {
        Map<String, Object> stats = new LinkedHashMap<>();
        stats.put("clients", loop.clients());
        stats.put("lagMillis", Math.round(loop.lagMillis() * 10) / 10.0);
        stats.put("state", LoopState.of(loop, options).text());
        return stats;
    }
}
