package io.signalbox.lab;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one thread that all state of ECS, ELB and Auto Scaling belongs to: API calls, reports of processes and the
/// loop's ticks run on it one after the other.
final class ControlThread implements Executor, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ControlThread.class);

    private final ScheduledExecutorService executor =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("lab-control").daemon().factory());

    @Override
    public void execute(Runnable work) {
        executor.execute(() -> guarded(work));
    }

    /// Runs `work` on the thread and waits for what it gives.
    <T> T ask(Callable<T> work) {
        try {
            return executor.submit(work).get();
        } catch (ExecutionException failed) {
            throw new CompletionException(failed.getCause());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new CompletionException(stop);
        }
    }

    void every(Duration period, Runnable work) {
        executor.scheduleWithFixedDelay(
                () -> guarded(work), 0, period.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// The boundary that keeps the loop alive: a defect in one tick is told, and the next tick comes.
    private static void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException defect) {
            LOG.error("the control thread met a defect", defect);
        }
    }

    /// What runs now ends; what waits is dropped.
    @Override
    public void close() {
        executor.shutdownNow();
        try {
            if (!executor.awaitTermination(5, TimeUnit.SECONDS)) {
                LOG.warn("the control thread does not end");
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
