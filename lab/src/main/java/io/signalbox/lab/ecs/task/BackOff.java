package io.signalbox.lab.ecs.task;

import java.time.Duration;
import java.time.Instant;

/// Holds back starts of a service whose tasks keep ending early: the first two tries are free, then the pause doubles
/// from two seconds to a minute. A task that has run for ten
/// seconds and serves clears it. Control thread only.
public final class BackOff {
    static final Duration SETTLED_AFTER = Duration.ofSeconds(10);
    private static final int FREE = 2;
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private int failures;
    private Instant notBefore = Instant.EPOCH;

    /// A task ended before it had settled.
    ///
    /// @return the pause before the next start
    Duration failed(Instant now) {
        failures++;
        if (failures <= FREE) {
            return Duration.ZERO;
        }
        Duration pause = Duration.ofSeconds(1L << Math.min(failures - FREE, 6));
        Duration bounded = pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
        notBefore = now.plus(bounded);
        return bounded;
    }

    public void clear() {
        failures = 0;
        notBefore = Instant.EPOCH;
    }

    public int failures() {
        return failures;
    }

    public boolean holds(Instant now) {
        return now.isBefore(notBefore);
    }
}
