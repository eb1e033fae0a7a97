package io.signalbox.engineio;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The timers of one event loop on a hashed wheel: to add one and to cancel it cost a few writes however many
/// there are. Confined to the loop.
final class TimerWheel {
    private static final int SLOTS = 512;

    private final long tickNanos;
    private final long startNanos;
    private final Chain[] slots = new Chain[SLOTS];

    // A field, not a variable: should a task never return, the thread that takes over goes on here.
    private final Chain due = new Chain();
    private long lastTick;

    TimerWheel(long tickNanos, long now) {
        this.tickNanos = tickNanos;
        this.startNanos = now;
        Arrays.setAll(slots, _ -> new Chain());
    }

    /// Has the task run by the first [#advance] that is not before its time.
    LoopTimer add(long now, long delayNanos, Runnable task) {
        long wanted = Math.ceilDiv(now - startNanos + Math.max(0, delayNanos), tickNanos);
        LoopTimer timer = new LoopTimer(Math.max(wanted, lastTick + 1), task);
        slots[slot(timer.tick)].add(timer);
        return timer;
    }

    private static int slot(long tick) {
        return (int) (tick & (SLOTS - 1));
    }

    /// Runs what is due.
    void advance(long now) {
        runDue();
        long until = (now - startNanos) / tickNanos;
        if (until <= lastTick) {
            return;
        }
        // After a long pause each slot is looked at once, not once a tick.
        long from = Math.max(lastTick + 1, until - SLOTS + 1);
        lastTick = until;
        for (long tick = from; tick <= until; tick++) {
            takeDue(slots[slot(tick)], until);
        }
        runDue();
    }

    private void takeDue(Chain slot, long until) {
        LoopTimer timer = slot.first;
        while (timer != null) {
            LoopTimer following = timer.next;
            if (timer.tick <= until) {
                slot.remove(timer);
                due.add(timer);
            }
            timer = following;
        }
    }

    private void runDue() {
        LoopTimer timer = due.first;
        while (timer != null) {
            due.remove(timer);
            timer.run();
            timer = due.first;
        }
    }

    /// A doubly linked list of timers.
    static final class Chain {
        private @Nullable LoopTimer first;
        private @Nullable LoopTimer last;

        void add(LoopTimer timer) {
            timer.chain = this;
            timer.previous = last;
            if (last == null) {
                first = timer;
            } else {
                last.next = timer;
            }
            last = timer;
        }

        void remove(LoopTimer timer) {
            LoopTimer before = timer.previous;
            LoopTimer after = timer.next;
            if (before == null) {
                first = after;
            } else {
                before.next = after;
            }
            if (after == null) {
                last = before;
            } else {
                after.previous = before;
            }
            timer.chain = null;
            timer.previous = null;
            timer.next = null;
        }
    }
}
