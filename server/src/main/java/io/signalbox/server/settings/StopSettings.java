package io.signalbox.server.settings;

import io.signalbox.engineio.drain.DrainPlan;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How the server ends.
///
/// @param timeout from SIGTERM to the end at the latest
/// @param grace how long clients are served undisturbed after readiness has failed, null for the drain's own
/// @param leastPerSecond connections closed each second at least, so that a small server ends soon
public record StopSettings(Duration timeout, @Nullable Duration grace, int leastPerSecond) {
    private static final int MAX_STOP_SECONDS = 3_600;
    private static final int MAX_RATE = 1_000_000;
    private static final Duration LONGEST_MARGIN = Duration.ofSeconds(5);

    // What the drain waits for a connection's running handlers at most.
    private static final Duration LONGEST_WORK = Duration.ofSeconds(5);

    static StopSettings from(Settings settings) throws BadSettingException {
        int timeout = settings.number("STOP_TIMEOUT_SECONDS", 30, 1, MAX_STOP_SECONDS);
        int grace = settings.number("DRAIN_GRACE_SECONDS", -1, 0, MAX_STOP_SECONDS);
        return new StopSettings(
                Duration.ofSeconds(timeout),
                grace < 0 ? null : Duration.ofSeconds(grace),
                settings.number("DRAIN_MIN_RATE", 100, 1, MAX_RATE));
    }

    /// What is left for the clients when the rest of the end has its share: a fifth of the time, 5 s at most.
    public Duration drainTime() {
        return timeout.minus(least(timeout.dividedBy(5), LONGEST_MARGIN));
    }

    private static Duration least(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    /// The plan of the last drain. The last clients are asked to leave while there is time for what has begun
    /// for them: a quarter of the drain's time, 5 s at most.
    public DrainPlan plan() {
        Duration whole = drainTime();
        Duration asking = whole.minus(least(whole.dividedBy(4), LONGEST_WORK));
        return new DrainPlan(new DrainPlan.Pace.Within(asking, leastPerSecond), grace);
    }
}
