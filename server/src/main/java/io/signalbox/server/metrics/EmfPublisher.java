package io.signalbox.server.metrics;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes a line of metrics at each interval, from a thread of its own.
public final class EmfPublisher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmfPublisher.class);

    private final EmfReport report;
    private final Consumer<String> out;
    private final ScheduledExecutorService executor =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("metrics").factory());

    /// @param out takes whole lines, without the end of line
    public EmfPublisher(EmfReport report, Consumer<String> out) {
        this.report = report;
        this.out = out;
    }

    /// Begins; the first line comes after one interval.
    public void start(Duration interval) {
        long millis = interval.toMillis();
        executor.scheduleAtFixedRate(guarded(report::sample), 1, 1, TimeUnit.SECONDS);
        executor.scheduleAtFixedRate(
                guarded(() -> out.accept(report.line(System.currentTimeMillis()))),
                millis,
                millis,
                TimeUnit.MILLISECONDS);
    }

    // A named boundary: a periodic task that throws would never run again.
    private static Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.warn("Metrics could not be written", e);
            }
        };
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
