package io.signalbox.socketio.admin.feed;

import io.signalbox.socketio.Namespace;
import io.signalbox.socketio.SocketIoServer;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Builds `server_stats`: the official fields, then those of the application.
public final class StatsReport {

    private static final double MILLIS_PER_SECOND = 1e3;

    private final SocketIoServer server;
    private final TrafficBuckets buckets;
    private final String serverId;
    private final String hostname;
    private final long pid = ProcessHandle.current().pid();
    private final Supplier<Map<String, @Nullable Object>> extra;

    /// @param extra further fields
    public StatsReport(
            SocketIoServer server,
            TrafficBuckets buckets,
            String serverId,
            Supplier<Map<String, @Nullable Object>> extra) {
        this.server = server;
        this.buckets = buckets;
        this.serverId = serverId;
        this.hostname = hostname();
        this.extra = extra;
    }

    private static String hostname() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }

    /// One message; empties the buckets.
    public Map<String, @Nullable Object> next(long nowMillis) {
        Map<String, @Nullable Object> stats = new LinkedHashMap<>();
        stats.put("serverId", serverId);
        stats.put("hostname", hostname);
        stats.put("pid", pid);
        stats.put("uptime", ManagementFactory.getRuntimeMXBean().getUptime() / MILLIS_PER_SECOND);
        stats.put("clientsCount", server.engine().clients());
        stats.put("pollingClientsCount", server.engine().pollingClients());
        stats.put("aggregatedEvents", buckets.drain(nowMillis));
        stats.put("namespaces", namespaces());
        stats.putAll(extra.get());
        return stats;
    }

    private List<Map<String, Object>> namespaces() {
        return server.namespaces().stream()
                .sorted(Comparator.comparing(Namespace::name))
                .map(StatsReport::namespace)
                .toList();
    }

    private static Map<String, Object> namespace(Namespace namespace) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("name", namespace.name());
        entry.put("socketsCount", namespace.socketCount());
        return entry;
    }
}
