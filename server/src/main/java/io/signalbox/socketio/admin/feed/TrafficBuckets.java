package io.signalbox.socketio.admin.feed;

import io.signalbox.engineio.Traffic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Counts of `server_stats.aggregatedEvents`: one bucket for each second and type. The hot path only
/// adds to counters; once a second [#tick] turns what came since into buckets.
///
/// Counting is safe on any thread; [#tick] and [#drain] belong to one thread.
public final class TrafficBuckets {

    private static final long SECOND_MILLIS = 1_000;

    /// Buckets kept while nobody drains: five kinds and some reasons for a minute.
    private static final int MAX_BUCKETS = 600;

    private final Supplier<Traffic> traffic;
    private final LongAdder connections = new LongAdder();
    private final Map<String, LongAdder> disconnections = new ConcurrentHashMap<>();
    private final List<Map<String, @Nullable Object>> buckets = new ArrayList<>();
    private Traffic last;
    private long second;

    /// Counts from now on.
    public TrafficBuckets(Supplier<Traffic> traffic, long nowMillis) {
        this.traffic = traffic;
        this.last = traffic.get();
        this.second = truncated(nowMillis);
    }

    void connected() {
        connections.increment();
    }

    void disconnected(String reason) {
        disconnections.computeIfAbsent(reason, _ -> new LongAdder()).increment();
    }

    /// Puts all that was counted since the last call into buckets of the second of that call. To be
    /// called at the beginning of each second.
    public void tick(long nowMillis) {
        add("rawConnection", null, connections.sumThenReset());
        Traffic now = traffic.get();
        Traffic since = now.minus(last);
        last = now;
        add("packetsIn", null, since.packetsIn());
        add("bytesIn", null, since.bytesIn());
        add("packetsOut", null, since.packetsOut());
        add("bytesOut", null, since.bytesOut());
        disconnections.forEach(
                (reason, count) -> add("rawDisconnection", reason, count.sumThenReset()));
        second = truncated(nowMillis);
    }

    private void add(String type, @Nullable String subType, long count) {
        if (count == 0 || buckets.size() >= MAX_BUCKETS) {
            return;
        }
        Map<String, @Nullable Object> bucket = new LinkedHashMap<>();
        bucket.put("timestamp", second);
        bucket.put("type", type);
        if (subType != null) {
            bucket.put("subType", subType);
        }
        bucket.put("count", count);
        buckets.add(bucket);
    }

    /// The buckets since the last call, those of the present second included.
    List<Map<String, @Nullable Object>> drain(long nowMillis) {
        tick(nowMillis);
        List<Map<String, @Nullable Object>> drained = List.copyOf(buckets);
        buckets.clear();
        return drained;
    }

    private static long truncated(long millis) {
        return millis - Math.floorMod(millis, SECOND_MILLIS);
    }
}
