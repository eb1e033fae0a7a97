package io.signalbox.fleet.state;

import io.signalbox.fleet.Rates;
import io.signalbox.fleet.ServerEntry;
import io.signalbox.fleet.ServerStats;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One server as [FleetState] keeps it. Belongs to the fleet thread.
final class ServerRow {

    private static final Duration SILENCE = Duration.ofSeconds(10);

    private final RateWindow window = new RateWindow();
    private ServerStats stats;
    private Instant lastSeen;
    private boolean healthy = true;
    private boolean afterGap = true;
    private double connectsSinceSample;
    private @Nullable ServerEntry entry;

    ServerRow(ServerStats stats, Instant now) {
        this.stats = stats;
        this.lastSeen = now;
        count(stats);
    }

    /// @return false when this very report was seen before
    boolean report(ServerStats next, Instant now) {
        boolean sameProcess = next.pid() == stats.pid();
        if (sameProcess && next.uptimeSeconds() == stats.uptimeSeconds()) {
            return false;
        }
        if (!sameProcess || next.uptimeSeconds() < stats.uptimeSeconds()) {
            window.clear();
            afterGap = true;
        }
        stats = next;
        lastSeen = now;
        healthy = true;
        count(next);
        entry = null;
        return true;
    }

    private void count(ServerStats report) {
        Rates counts = window.add(report.uptimeSeconds(), report.buckets(), afterGap);
        afterGap = false;
        connectsSinceSample += counts.connects();
    }

    /// Reports were missed: the next one covers less time than its uptime says.
    void gap() {
        afterGap = true;
    }

    /// @param listeningSince a server is not blamed for the time in which nobody listened
    /// @return true when this made the server unhealthy
    boolean judge(Instant now, Instant listeningSince) {
        Instant since = lastSeen.isAfter(listeningSince) ? lastSeen : listeningSince;
        if (!healthy || !now.isAfter(since.plus(SILENCE))) {
            return false;
        }
        healthy = false;
        window.clear();
        entry = null;
        return true;
    }

    /// Whether its last report belongs to the picture that the newest report of the fleet gives.
    boolean counts(Instant newestReport) {
        return !newestReport.isAfter(lastSeen.plus(SILENCE));
    }

    int takeConnects() {
        int taken = (int) Math.round(connectsSinceSample);
        connectsSinceSample = 0;
        return taken;
    }

    boolean healthy() {
        return healthy;
    }

    int clients() {
        return stats.counts().clients();
    }

    Instant lastSeen() {
        return lastSeen;
    }

    @Nullable Map<String, Integer> namespaces() {
        return stats.namespaces();
    }

    ServerEntry entry() {
        if (entry == null) {
            entry =
                    new ServerEntry(
                            stats.serverId(),
                            stats.hostname(),
                            stats.pid(),
                            Duration.ofMillis(Math.round(stats.uptimeSeconds() * 1000)),
                            stats.counts(),
                            window.perSecond(),
                            new ServerEntry.Liveness(lastSeen, healthy),
                            stats.extras());
        }
        return entry;
    }
}
