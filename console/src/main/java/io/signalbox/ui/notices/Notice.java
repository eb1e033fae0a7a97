package io.signalbox.ui.notices;

import io.signalbox.ui.kit.screen.ScreenId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One thing that an operator is told.
///
/// @param environment whose; empty for the console itself
/// @param sentence without a full stop
/// @param link where to look; null for nowhere
public record Notice(
        Instant at, String environment, Level level, String sentence, @Nullable Link link) {

    /// How much it matters.
    public enum Level {
        CRITICAL,
        WARN,
        /// Of note, nothing to do: an operation ended, something is well again.
        INFO
    }

    /// A screen, and what is typed into its filter.
    public record Link(ScreenId screen, String filter) {}
}
