package io.signalbox.bench.console;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import javafx.animation.AnimationTimer;

/// How regularly frames come, and what the FX thread works for each. On a machine that is busy with other
/// things the second number is the one to trust. FX thread only.
final class FrameMeter extends AnimationTimer {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final long SLOW_NANOS = 50_000_000;

    private long[] gaps = new long[4096];
    private long[] work = new long[4096];
    private int count;
    private long last;
    private long lastWork;

    @Override
    public void handle(long now) {
        long time = System.nanoTime();
        long worked = THREADS.getCurrentThreadCpuTime();
        if (last != 0) {
            if (count == gaps.length) {
                gaps = Arrays.copyOf(gaps, 2 * count);
                work = Arrays.copyOf(work, 2 * count);
            }
            work[count] = worked - lastWork;
            gaps[count++] = time - last;
        }
        last = time;
        lastWork = worked;
    }

    /// What was measured since the last call; begins anew.
    Frames take() {
        Frames taken = new Frames(count, Quantiles.of(gaps, count), Quantiles.of(work, count));
        count = 0;
        last = 0;
        return taken;
    }

    /// @param gaps from one pulse to the next: 16.7 ms where nothing holds the FX thread up
    /// @param work processor time of the FX thread from one pulse to the next
    record Frames(int count, Quantiles gaps, Quantiles work) {
        @Override
        public String toString() {
            return count + " frames; apart " + gaps + "; worked " + work;
        }
    }

    /// Milliseconds.
    ///
    /// @param slow how many took over 50 ms
    record Quantiles(double p50, double p99, double max, int slow) {
        static Quantiles of(long[] nanos, int count) {
            long[] sorted = Arrays.copyOf(nanos, count);
            Arrays.sort(sorted);
            return count == 0
                    ? new Quantiles(0, 0, 0, 0)
                    : new Quantiles(
                            sorted[count / 2] / 1e6,
                            sorted[(int) (count * 0.99)] / 1e6,
                            sorted[count - 1] / 1e6,
                            (int) Arrays.stream(sorted).filter(n -> n > SLOW_NANOS).count());
        }

        @Override
        public String toString() {
            return String.format(
                    java.util.Locale.ROOT,
                    "p50 %.1f, p99 %.1f, max %.1f ms, %d over 50 ms",
                    p50,
                    p99,
                    max,
                    slow);
        }
    }
}
