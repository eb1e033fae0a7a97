package io.signalbox.ui.kit;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Hands on the newest of many values, at most once per period. The first value after a quiet time
/// goes at once; those between are dropped in favour of the last. Values may be offered on any
/// thread.
///
/// @param <T> immutable values
public final class Throttle<T> {
    private final Duration period;
    private final ScheduledExecutorService clock;
    private final Executor target;
    private final Consumer<T> receiver;
    private final AtomicReference<@Nullable T> newest = new AtomicReference<>();
    private final AtomicBoolean dormant = new AtomicBoolean();

    /// @param clock only measures the period; nothing of the receiver runs on it
    /// @param target where the receiver is called, [FxThread#executor()] for a screen
    public Throttle(
            Duration period,
            ScheduledExecutorService clock,
            Executor target,
            Consumer<T> receiver) {
        this.period = period;
        this.clock = clock;
        this.target = target;
        this.receiver = receiver;
    }

    /// Offers a value to be handed on, now or when the period is over.
    public void offer(T value) {
        newest.set(value);
        if (dormant.compareAndSet(false, true)) {
            deliver();
        }
    }

    private void deliver() {
        target.execute(
                () -> {
                    T value = newest.getAndSet(null);
                    if (value != null) {
                        receiver.accept(value);
                    }
                });
        if (!clock.isShutdown()) {
            clock.schedule(this::wake, period.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void wake() {
        if (newest.get() != null) {
            deliver();
            return;
        }
        dormant.set(false);
        // A value offered between the two lines above found the throttle dormant.
        if (newest.get() != null && dormant.compareAndSet(false, true)) {
            deliver();
        }
    }
}
