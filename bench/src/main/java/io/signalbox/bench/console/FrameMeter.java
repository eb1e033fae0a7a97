package io.signalbox.bench.console;

import io.signalbox.bench.console.ThreadTimes.Times;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import javafx.animation.AnimationTimer;

/// How regularly frames come, and what each of them cost. On a machine that is busy with other things the time from one to
/// the next says less than the work. FX thread only.
final class FrameMeter extends AnimationTimer {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final long LATE_NANOS = 50_000_000;

    private final ThreadClock thread = ThreadClock.ofThisThread();
    private final ThreadClock renderer = ThreadClock.of("QuantumRend");
    private List<Frame> frames = new ArrayList<>();
    private long last;
    private Times lastThread = Times.NONE;
    private Times lastRenderer = Times.NONE;

    @Override
    public void handle(long now) {
        long time = System.nanoTime();
        Times worked = new Times(THREADS.getCurrentThreadCpuTime(), thread.read().waited());
        Times painted = renderer.read();
        if (last != 0) {
            frames.add(
                    new Frame(time - last, worked.minus(lastThread), painted.minus(lastRenderer)));
        }
        last = time;
        lastThread = worked;
        lastRenderer = painted;
    }

    /// What was measured since the last call; begins anew. A frame under way counts for what comes.
    Frames take() {
        Frames taken = new Frames(frames);
        frames = new ArrayList<>();
        return taken;
    }

    /// Nanoseconds.
    ///
    /// @param apart since the frame before: 16.7 ms where nothing holds the FX thread up
    /// @param thread the FX thread in that time
    /// @param renderer the same
    record Frame(long apart, Times thread, Times renderer) {
        /// What it worked itself, whatever else the machine did.
        long own() {
            return thread.worked() + renderer.worked();
        }

        boolean late() {
            return apart > LATE_NANOS;
        }

        /// Neither the FX thread nor the renderer ran, or wanted to, for most of it: the machine gave the time to others.
        boolean stolen() {
            long known = own() + thread.waited() + renderer.waited();
            return late() && known < apart / 2;
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%.1f ms: FX thread worked %.1f and waited %.1f for a core, renderer %.1f and %.1f",
                    apart / 1e6,
                    thread.worked() / 1e6,
                    thread.waited() / 1e6,
                    renderer.worked() / 1e6,
                    renderer.waited() / 1e6);
        }
    }

    record Frames(List<Frame> all) {
        @Override
        public String toString() {
            if (all.isEmpty()) {
                return "no frames";
            }
            long late = all.stream().filter(Frame::late).count();
            String text =
                    String.format(
                            Locale.ROOT,
                            "%d frames; apart %s, %d over 50 ms (%d by their own work, %d stolen by the machine); FX thread worked %s",
                            all.size(),
                            quantiles(Frame::apart),
                            late,
                            all.stream().filter(frame -> frame.own() > LATE_NANOS).count(),
                            all.stream().filter(Frame::stolen).count(),
                            quantiles(frame -> frame.thread().worked()));
            Frame longest = all.stream().max(Comparator.comparingLong(Frame::apart)).orElseThrow();
            return late == 0 ? text : text + "%n  longest ".formatted() + longest;
        }

        private String quantiles(ToLongFunction<Frame> of) {
            long[] sorted = all.stream().mapToLong(of).sorted().toArray();
            return String.format(
                    Locale.ROOT,
                    "p50 %.1f, p99 %.1f, max %.1f ms",
                    sorted[sorted.length / 2] / 1e6,
                    sorted[(int) (sorted.length * 0.99)] / 1e6,
                    sorted[sorted.length - 1] / 1e6);
        }
    }
}
