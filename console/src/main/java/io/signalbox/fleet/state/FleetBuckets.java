package io.signalbox.fleet.state;

import io.signalbox.fleet.FleetBucket;
import io.signalbox.fleet.ServerStats;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The buckets of the last hour. Belongs to the fleet thread.
final class FleetBuckets {

    private static final Duration KEPT = Duration.ofHours(1);
    private static final Duration AHEAD = Duration.ofMinutes(1);

    private static final class Sums {
        final Map<ServerStats.Kind, Long> counts = new EnumMap<>(ServerStats.Kind.class);
        @Nullable FleetBucket bucket;

        FleetBucket bucket(long start) {
            if (bucket == null) {
                bucket =
                        new FleetBucket(
                                Instant.ofEpochSecond(start),
                                of(ServerStats.Kind.CONNECTS),
                                of(ServerStats.Kind.DISCONNECTS),
                                of(ServerStats.Kind.PACKETS_IN),
                                of(ServerStats.Kind.PACKETS_OUT),
                                of(ServerStats.Kind.BYTES_IN),
                                of(ServerStats.Kind.BYTES_OUT));
            }
            return bucket;
        }

        private long of(ServerStats.Kind kind) {
            return counts.getOrDefault(kind, 0L);
        }
    }

    private final TreeMap<Long, Sums> sums = new TreeMap<>();
    private @Nullable List<FleetBucket> list = List.of();

    void add(ServerStats stats, Instant now) {
        // A bucket without anything in it says that nothing happened; none at all, that nobody
        // told.
        at(now);
        for (ServerStats.Bucket bucket : stats.buckets()) {
            ServerStats.Kind kind = bucket.kind();
            if (kind != null) {
                Sums into = at(believable(bucket.at(), now));
                into.counts.merge(kind, bucket.count(), Long::sum);
                into.bucket = null;
            }
        }
        long oldest = start(now.minus(KEPT));
        sums.headMap(oldest, true).clear();
        list = null;
    }

    /// A server whose clock is far off must not put its counts where nobody looks for them.
    private static Instant believable(Instant at, Instant now) {
        boolean far = at.isAfter(now.plus(AHEAD)) || at.isBefore(now.minus(KEPT));
        return far ? now : at;
    }

    private Sums at(Instant time) {
        return sums.computeIfAbsent(start(time), _ -> new Sums());
    }

    private static long start(Instant time) {
        long second = time.getEpochSecond();
        return second - Math.floorMod(second, (long) FleetBucket.SECONDS);
    }

    List<FleetBucket> list() {
        if (list == null) {
            list = sums.entrySet().stream().map(e -> e.getValue().bucket(e.getKey())).toList();
        }
        return list;
    }
}
