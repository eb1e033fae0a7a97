package io.signalbox.engineio.log;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/// A log for what any client can bring about as often as it likes, such as a handler that fails: a few lines at a
/// time, and how many were left out, so that nobody can fill the disk. Any thread.
public final class SparseLog {
    /// Lines that are written in a period.
    public static final int LINES = 10;

    private static final long PERIOD_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final int MAX_SHOWN = 100;

    private final Logger log;
    private final LongSupplier clock;
    private final AtomicLong begun;
    private final AtomicInteger seen = new AtomicInteger();

    /// Writes to that logger.
    public SparseLog(Logger log) {
        this(log, System::nanoTime);
    }

    SparseLog(Logger log, LongSupplier clock) {
        this.log = log;
        this.clock = clock;
        this.begun = new AtomicLong(clock.getAsLong());
    }

    /// Warns, unless there have been too many lines lately.
    ///
    /// @param format as of slf4j; the last argument may be an exception
    public void warn(String format, @Nullable Object... arguments) {
        if (isDue(log::warn)) {
            log.warn(format, arguments);
        }
    }

    /// The same for a fault of this program.
    public void error(String format, @Nullable Object... arguments) {
        if (isDue(log::error)) {
            log.error(format, arguments);
        }
    }

    private boolean isDue(BiConsumer<String, Object> line) {
        long now = clock.getAsLong();
        long begin = begun.get();
        if (now - begin >= PERIOD_NANOS && begun.compareAndSet(begin, now)) {
            int left = seen.getAndSet(0) - LINES;
            if (left > 0) {
                line.accept("{} lines like these were left out", left);
            }
        }
        return seen.incrementAndGet() <= LINES;
    }

    /// A text of a client's as it may stand in a log: no line breaks or other control characters, at most 100
    /// characters.
    public static String shown(String text) {
        String begin = text.length() > MAX_SHOWN ? text.substring(0, MAX_SHOWN) + "…" : text;
        return begin.replaceAll("[\\p{Cntrl}\\u2028\\u2029]", "?");
    }
}
