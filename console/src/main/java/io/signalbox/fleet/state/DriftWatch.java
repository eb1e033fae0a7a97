package io.signalbox.fleet.state;

import io.signalbox.fleet.SocketDrift;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Decides when sockets known and counts of the servers have disagreed for so long that all sockets
/// are to be read again, and waits longer each time when that does not help. Belongs to the fleet
/// thread.
final class DriftWatch {

    static final Duration LASTS = Duration.ofSeconds(30);
    private static final Duration SHOWN_AFTER = Duration.ofSeconds(10);
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(2);
    private static final int LONGEST_PAUSE_DOUBLINGS = 4;

    /// @param namespace where it is worst
    record Difference(String namespace, int known, int reported) {}

    private @Nullable Instant since;
    private @Nullable SocketDrift drift;
    private int resyncs;
    private Instant earliest = Instant.EPOCH;

    /// A new connection: what differs now says nothing yet.
    void restart() {
        since = null;
    }

    void judge(Instant now, @Nullable Difference worst) {
        if (worst == null) {
            since = null;
            drift = null;
            resyncs = 0;
            earliest = Instant.EPOCH;
            return;
        }
        if (since == null) {
            since = now;
        }
        Instant ripe = since.plus(LASTS);
        Instant next = ripe.isAfter(earliest) ? ripe : earliest;
        drift =
                new SocketDrift(
                        since, worst.namespace(), worst.known(), worst.reported(), resyncs, next);
    }

    boolean due(Instant now) {
        return since != null && drift != null && !now.isBefore(drift.nextResync());
    }

    void resynced(Instant now) {
        int doublings = Math.min(resyncs, LONGEST_PAUSE_DOUBLINGS);
        resyncs++;
        earliest = now.plus(FIRST_PAUSE.multipliedBy(1L << doublings));
    }

    /// Null while nothing is adrift, or not for long enough to tell.
    @Nullable SocketDrift shown(Instant now) {
        if (drift == null) {
            return null;
        }
        boolean lasting = !now.isBefore(drift.since().plus(SHOWN_AFTER));
        return lasting || resyncs > 0 ? drift : null;
    }
}
