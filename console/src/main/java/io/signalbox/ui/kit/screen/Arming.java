package io.signalbox.ui.kit.screen;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Whether the console may write. Read-only is where it begins and where it returns to.
///
/// @param until when it becomes read-only again; null = it is read-only
public record Arming(@Nullable Instant until) {
    public static final Arming READ_ONLY = new Arming(null);

    public static Arming until(Instant end) {
        return new Arming(end);
    }

    public boolean armed(Instant now) {
        return until != null && now.isBefore(until);
    }

    /// Zero when read-only.
    public Duration left(Instant now) {
        return until == null || !now.isBefore(until) ? Duration.ZERO : Duration.between(now, until);
    }
}
