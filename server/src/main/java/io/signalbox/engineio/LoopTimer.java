package io.signalbox.engineio;

import org.jspecify.annotations.Nullable;

/// Something that an event loop does later, unless it is cancelled. Confined to that loop.
public final class LoopTimer {
    final long tick;
    private final Runnable task;

    // Places in the wheel, for TimerWheel only.
    TimerWheel.@Nullable Chain chain;
    @Nullable LoopTimer previous;
    @Nullable LoopTimer next;

    LoopTimer(long tick, Runnable task) {
        this.tick = tick;
        this.task = task;
    }

    /// Takes it off the wheel at once, with everything that its task holds. A timer that has run or was
    /// cancelled before stays as it is.
    public void cancel() {
        TimerWheel.Chain in = chain;
        if (in != null) {
            in.remove(this);
        }
    }

    void run() {
        task.run();
    }
}
