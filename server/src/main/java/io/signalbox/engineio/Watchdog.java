package io.signalbox.engineio;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.SingleThreadEventExecutor;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Watches the event loops from the acceptor's thread and has those replaced that are stuck: in a handler
/// that blocks, mostly. Confined to that thread, but for [#replaced()] and [#live()].
final class Watchdog {
    private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);
    private static final long MAX_PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final int CHECKS_PER_PATIENCE = 8;
    private static final int STACK_DEPTH = 40;

    private final List<EngineLoop> loops;
    private final LoopOptions options;
    private final LoopThreads threads;
    private final BiConsumer<EngineLoop, EventLoop> replacedListener;
    private final long periodNanos;
    private long lastCheck = System.nanoTime();
    private final AtomicInteger replaced = new AtomicInteger();
    private volatile boolean live = true;

    /// @param replaced hears of each loop that has another thread now, and of Netty's side of the old one
    Watchdog(
            List<EngineLoop> loops,
            LoopOptions options,
            LoopThreads threads,
            BiConsumer<EngineLoop, EventLoop> replaced) {
        this.loops = loops;
        this.options = options;
        this.threads = threads;
        this.replacedListener = replaced;
        this.periodNanos =
                Math.clamp(
                        options.stuckAfter().toNanos() / CHECKS_PER_PATIENCE, 1, MAX_PERIOD_NANOS);
    }

    void start(EventLoop acceptor) {
        if (options.stuckAfter().isPositive()) {
            acceptor.scheduleAtFixedRate(
                    this::check, periodNanos, periodNanos, TimeUnit.NANOSECONDS);
        }
    }

    /// Threads given up since the start.
    int replaced() {
        return replaced.get();
    }

    /// Whether every loop runs, or can still be replaced.
    boolean live() {
        return live;
    }

    private void check() {
        long now = System.nanoTime();
        boolean late = now - lastCheck > 2 * periodNanos;
        lastCheck = now;
        if (late) {
            // The whole process has stood still (suspended, or starved of processors): the loops
            // get the
            // time until the next check to show that they run.
            return;
        }
        boolean allRun = true;
        for (EngineLoop loop : loops) {
            if (loop.silentNanos() >= options.stuckAfter().toNanos()) {
                allRun &= replace(loop);
            }
        }
        live = allRun;
    }

    private boolean replace(EngineLoop loop) {
        if (replaced.get() >= options.maxReplacements()) {
            if (live) {
                LOG.error(
                        "Event loop {} is stuck and no further thread may be given up; this process"
                                + " should be replaced",
                        loop.index());
            }
            return false;
        }
        LOG.error(
                "Event loop {} has done one thing for {} ms; its {} sessions are closed and another"
                        + " thread takes its place. It is at\n{}",
                loop.index(),
                TimeUnit.NANOSECONDS.toMillis(loop.silentNanos()),
                loop.clients(),
                stack(loop.eventLoop()));
        replaced.incrementAndGet();
        EventLoop old = loop.replace(threads.loop());
        replacedListener.accept(loop, old);
        threads.giveUp(old);
        return true;
    }

    private static String stack(EventLoop loop) {
        if (!(loop instanceof SingleThreadEventExecutor executor)) {
            return "an unknown place";
        }
        return Arrays.stream(executor.threadProperties().stackTrace())
                .limit(STACK_DEPTH)
                .map(frame -> "\tat " + frame)
                .collect(Collectors.joining("\n"));
    }
}
