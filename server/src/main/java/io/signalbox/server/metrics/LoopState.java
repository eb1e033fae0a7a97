package io.signalbox.server.metrics;

import io.signalbox.engineio.EngineLoop;
import io.signalbox.engineio.LoopOptions;
import java.time.Duration;
import java.util.Locale;

/// How an event loop is, told by its lag.
public enum LoopState {
    /// Less than a second late.
    HEALTHY,
    /// A second late or more: new connections avoid it.
    LATE,
    /// So late that it is being given up, or would be if loops were given up here.
    STUCK;

    private static final double LATE_MILLIS = 1_000;

    /// That of a loop now. Any thread.
    public static LoopState of(EngineLoop loop, LoopOptions options) {
        return of(loop.lagMillis(), options.stuckAfter());
    }

    /// @param stuckAfter zero where loops are never given up: then the default tells
    static LoopState of(double lagMillis, Duration stuckAfter) {
        Duration limit = stuckAfter.isZero() ? LoopOptions.DEFAULT.stuckAfter() : stuckAfter;
        if (lagMillis >= limit.toMillis()) {
            return STUCK;
        }
        return lagMillis >= LATE_MILLIS ? LATE : HEALTHY;
    }

    /// As in `server_stats` and labels.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
