package io.signalbox.cloud.aws.poll;

import java.time.Duration;
import java.time.Instant;

/// A token bucket. Confined to the poller's thread.
final class CallBudget {

    private final double perSecond;
    private final double burst;
    private double tokens;
    private Instant filledAt;

    /// @param perMinute what flows in; a quarter of it may be saved up
    CallBudget(int perMinute, Instant now) {
        this.perSecond = perMinute / 60.0;
        this.burst = Math.max(10, perMinute / 4.0);
        this.tokens = burst;
        this.filledAt = now;
    }

    /// @return false when there are not that many; nothing is taken then
    boolean take(int calls, Instant now) {
        Duration passed = Duration.between(filledAt, now);
        if (passed.isPositive()) {
            tokens = Math.min(burst, tokens + passed.toMillis() / 1000.0 * perSecond);
            filledAt = now;
        }
        if (tokens < calls) {
            return false;
        }
        tokens -= calls;
        return true;
    }
}
