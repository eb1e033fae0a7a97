package io.signalbox.ui.notices;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One state that begins when it has held for a while and ends when it has not for a while.
final class Watched {
    /// What a look at it brought.
    enum Turn {
        NONE,
        BEGAN,
        ENDED
    }

    private final Duration before;
    private final Duration after;
    private boolean told;
    private @Nullable Instant since;

    /// @param before how long it has to hold before it is told
    /// @param after how long it has to be gone before that is told
    Watched(Duration before, Duration after) {
        this.before = before;
        this.after = after;
    }

    Turn judge(boolean holds, Instant at) {
        if (holds == told) {
            since = null;
            return Turn.NONE;
        }
        if (since == null) {
            since = at;
        }
        if (at.isBefore(since.plus(told ? after : before))) {
            return Turn.NONE;
        }
        told = holds;
        since = null;
        return holds ? Turn.BEGAN : Turn.ENDED;
    }
}
