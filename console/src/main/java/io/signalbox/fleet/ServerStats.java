package io.signalbox.fleet;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One `server_stats` event as read from the wire.
///
/// @param uptimeSeconds the server's own clock; tells a restart and the time since its last event
/// @param buckets what happened since its last event; empty for servers older than admin-ui 0.4
/// @param namespaces sockets on this server by namespace; null where the server does not say
public record ServerStats(
        String serverId,
        String hostname,
        long pid,
        double uptimeSeconds,
        ServerEntry.ClientCounts counts,
        List<Bucket> buckets,
        @Nullable Map<String, Integer> namespaces,
        @Nullable ServerExtras extras) {

    public ServerStats {
        buckets = List.copyOf(buckets);
        namespaces = namespaces == null ? null : Map.copyOf(namespaces);
    }

    /// Some events of one kind within one second.
    ///
    /// @param type `rawConnection`, `rawDisconnection`, `packetsIn`, `packetsOut`, `bytesIn`,
    ///     `bytesOut`; others are kept and ignored
    public record Bucket(String type, long count) {}
}
