package io.signalbox.fleet.state;

import io.signalbox.fleet.Rates;
import io.signalbox.fleet.ServerStats;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/// The last ten seconds of one server's counters. Time is measured by the server's uptime, so a
/// skewed clock on either side does not bend the rates.
final class RateWindow {

    private static final double WINDOW_SECONDS = 10;
    private static final double USUAL_INTERVAL_SECONDS = 2;

    private record Slice(double seconds, Rates counts) {}

    private final Deque<Slice> slices = new ArrayDeque<>();
    private double lastUptime = Double.NaN;
    private double usualInterval = USUAL_INTERVAL_SECONDS;

    /// @return the counts of this report alone, not yet divided by time
    Rates add(double uptime, List<ServerStats.Bucket> buckets, boolean afterGap) {
        double elapsed = uptime - lastUptime;
        // After a gap the report covers only its own interval; what came between is lost.
        double covered =
                Double.isNaN(elapsed) || elapsed <= 0 || afterGap ? usualInterval : elapsed;
        if (!afterGap && elapsed > 0) {
            usualInterval = elapsed;
        }
        lastUptime = uptime;
        Rates counts = sum(buckets);
        slices.addLast(new Slice(covered, counts));
        while (slices.size() > 1 && seconds() - slices.getFirst().seconds() >= WINDOW_SECONDS) {
            slices.removeFirst();
        }
        return counts;
    }

    void clear() {
        slices.clear();
        lastUptime = Double.NaN;
    }

    Rates perSecond() {
        double seconds = seconds();
        if (seconds <= 0) {
            return Rates.NONE;
        }
        Rates sum = Rates.NONE;
        for (Slice slice : slices) {
            sum = sum.plus(slice.counts());
        }
        return sum.dividedBy(seconds);
    }

    private double seconds() {
        double sum = 0;
        for (Slice slice : slices) {
            sum += slice.seconds();
        }
        return sum;
    }

    private static Rates sum(List<ServerStats.Bucket> buckets) {
        Map<ServerStats.Kind, Long> sums = ServerStats.sums(buckets);
        return new Rates(
                sums.getOrDefault(ServerStats.Kind.CONNECTS, 0L),
                sums.getOrDefault(ServerStats.Kind.DISCONNECTS, 0L),
                sums.getOrDefault(ServerStats.Kind.PACKETS_IN, 0L),
                sums.getOrDefault(ServerStats.Kind.PACKETS_OUT, 0L),
                sums.getOrDefault(ServerStats.Kind.BYTES_IN, 0L),
                sums.getOrDefault(ServerStats.Kind.BYTES_OUT, 0L));
    }
}
