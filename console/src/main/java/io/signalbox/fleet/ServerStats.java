package io.signalbox.fleet;

import java.time.Instant;
import java.util.EnumMap;
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

    /// How many events of each kind are in the buckets.
    public static Map<Kind, Long> sums(List<Bucket> buckets) {
        Map<Kind, Long> sums = new EnumMap<>(Kind.class);
        for (Bucket bucket : buckets) {
            Kind kind = bucket.kind();
            if (kind != null) {
                sums.merge(kind, bucket.count(), Long::sum);
            }
        }
        return sums;
    }

    /// Some events of one kind within one second.
    ///
    /// @param at that second, by the server's clock
    /// @param type as sent; see [Kind]
    public record Bucket(Instant at, String type, long count) {

        /// Null for a type that this console does not know.
        public @Nullable Kind kind() {
            return switch (type) {
                case "rawConnection" -> Kind.CONNECTS;
                case "rawDisconnection" -> Kind.DISCONNECTS;
                case "packetsIn" -> Kind.PACKETS_IN;
                case "packetsOut" -> Kind.PACKETS_OUT;
                case "bytesIn" -> Kind.BYTES_IN;
                case "bytesOut" -> Kind.BYTES_OUT;
                default -> null;
            };
        }
    }

    /// What servers count.
    public enum Kind {
        CONNECTS,
        DISCONNECTS,
        PACKETS_IN,
        PACKETS_OUT,
        BYTES_IN,
        BYTES_OUT
    }
}
