package io.signalbox.engineio.drain;

import io.signalbox.engineio.Engine;
import io.signalbox.engineio.EngineLoop;
import io.signalbox.engineio.EngineSession;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One drain from its beginning to its end. Confined to the executor's one thread, where not said otherwise.
final class DrainRun {
    private static final long TICK_MILLIS = 20;
    private static final long HEAR_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Engine engine;
    private final ScheduledExecutorService executor;
    private final Consumer<DrainProgress> watcher;
    private final long begun = System.nanoTime();
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private final AtomicInteger closed = new AtomicInteger();

    // Who has not been asked yet, by loop, so that the loops take turns.
    private final Map<EngineLoop, Queue<EngineSession>> waiting = new HashMap<>();
    private final Map<EngineLoop, Departures> departures = new HashMap<>();

    private DrainPlan plan;
    private long graceEnd;
    private double perSecond;
    private double allowance = 1;
    private long lastTick;
    private long gathered;
    private int loopsToHear;
    private long toldAt;
    private volatile boolean cancelled;
    private volatile boolean superseded;
    private volatile DrainProgress progress;
    private @Nullable Future<?> ticks;

    DrainRun(
            Engine engine,
            ScheduledExecutorService executor,
            DrainPlan plan,
            Consumer<DrainProgress> watcher) {
        this.engine = engine;
        this.executor = executor;
        this.plan = plan;
        this.watcher = watcher;
        int clients = engine.clients();
        graceEnd = begun + plan.grace(clients).toNanos();
        perSecond = plan.socketsPerSecond(clients, plan.grace(clients));
        progress = new DrainProgress(DrainPhase.GRACE, clients, 0, perSecond, seconds(clients));
    }

    // Any thread.

    void start() {
        executor.execute(
                () -> {
                    tell(progress);
                    ticks =
                            executor.scheduleAtFixedRate(
                                    this::tick, 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
                });
    }

    DrainProgress progress() {
        return progress;
    }

    CompletableFuture<Void> done() {
        return done;
    }

    /// Takes another pace, unless everybody has left already.
    boolean change(DrainPlan other) {
        if (progress.phase() == DrainPhase.DRAINED) {
            return false;
        }
        executor.execute(
                () -> {
                    plan = other;
                    perSecond = other.socketsPerSecond(left(), Duration.ZERO);
                });
        return true;
    }

    void cancel() {
        cancelled = true;
        // At the next tick, or now when there is none any more.
        hand(this::giveUp);
    }

    /// Another run goes on from here.
    void supersede() {
        superseded = true;
        cancelled = true;
        hand(this::giveUp);
    }

    // From here on: on the executor's thread.

    private void tick() {
        long now = System.nanoTime();
        if (cancelled) {
            giveUp();
            return;
        }
        switch (progress.phase()) {
            case GRACE -> {
                boolean over = now - graceEnd >= 0;
                if (over) {
                    gather(now);
                }
                publish(over ? DrainPhase.CLOSING : DrainPhase.GRACE, now);
            }
            case CLOSING -> {
                release(now);
                departures.values().forEach(Departures::check);
                boolean heard = loopsToHear <= 0 || now - gathered > HEAR_NANOS;
                boolean over = heard && left() == 0;
                publish(over ? DrainPhase.DRAINED : DrainPhase.CLOSING, now);
            }
            case DRAINED, SERVING -> stop();
        }
    }

    private void giveUp() {
        waiting.clear();
        if (progress.phase() != DrainPhase.SERVING) {
            progress = DrainProgress.SERVING;
            if (!superseded) {
                tell(progress);
            }
        }
        departures.values().forEach(Departures::check);
        if (left() == 0) {
            stop();
        }
    }

    private void stop() {
        Future<?> present = ticks;
        if (present != null) {
            present.cancel(false);
        }
        done.complete(null);
    }

    /// Asks every loop who is there. A loop that is stuck never answers; its sessions cannot be closed in
    /// good order either.
    private void gather(long now) {
        perSecond = plan.socketsPerSecond(engine.clients(), Duration.ofNanos(now - begun));
        lastTick = now;
        gathered = now;
        for (EngineLoop loop : engine.loops()) {
            loopsToHear++;
            boolean accepted =
                    loop.execute(
                            () -> {
                                List<EngineSession> present = loop.sessions();
                                hand(() -> heard(loop, present));
                            });
            if (!accepted) {
                loopsToHear--;
            }
        }
    }

    // The drain may have been closed in the meantime.
    private void hand(Runnable task) {
        try {
            executor.execute(task);
        } catch (RejectedExecutionException e) {
            done.complete(null);
        }
    }

    private void heard(EngineLoop loop, List<EngineSession> present) {
        loopsToHear--;
        if (!cancelled) {
            waiting.put(loop, new ArrayDeque<>(present));
            departures.put(loop, new Departures(loop, closed));
        }
    }

    private void release(long now) {
        allowance += perSecond * (now - lastTick) / SECOND_NANOS;
        lastTick = now;
        Map<EngineLoop, List<EngineSession>> chosen = new HashMap<>();
        while (allowance >= 1) {
            Map.Entry<EngineLoop, Queue<EngineSession>> fullest = fullest();
            EngineSession next = fullest == null ? null : fullest.getValue().poll();
            if (fullest == null || next == null) {
                // What was not used must not pile up.
                allowance = 1;
                break;
            }
            if (next.isOpen()) {
                allowance--;
                chosen.computeIfAbsent(fullest.getKey(), _ -> new ArrayList<>()).add(next);
            }
        }
        chosen.forEach(this::ask);
    }

    private void ask(EngineLoop loop, List<EngineSession> sessions) {
        Departures place = departures.get(loop);
        if (place != null) {
            place.ask(sessions);
        }
    }

    private Map.@Nullable Entry<EngineLoop, Queue<EngineSession>> fullest() {
        Map.Entry<EngineLoop, Queue<EngineSession>> fullest = null;
        for (Map.Entry<EngineLoop, Queue<EngineSession>> part : waiting.entrySet()) {
            if (fullest == null || part.getValue().size() > fullest.getValue().size()) {
                fullest = part;
            }
        }
        return fullest;
    }

    // A loop that was given up in the meantime has closed its sessions without a word to us.
    private int left() {
        List<EngineLoop> present = engine.loops();
        waiting.keySet().retainAll(present);
        departures.keySet().retainAll(present);
        return waiting.values().stream().mapToInt(Queue::size).sum()
                + departures.values().stream().mapToInt(Departures::waiting).sum();
    }

    private void publish(DrainPhase phase, long now) {
        boolean changed = phase != progress.phase();
        int left =
                phase == DrainPhase.GRACE || (loopsToHear > 0 && waiting.isEmpty())
                        ? engine.clients()
                        : left();
        progress = new DrainProgress(phase, left, closed.get(), perSecond, seconds(left));
        if (changed || now - toldAt >= SECOND_NANOS) {
            tell(progress);
        }
    }

    private long seconds(int left) {
        double grace = Math.max(0, graceEnd - System.nanoTime()) / (double) SECOND_NANOS;
        return (long) Math.ceil(grace + left / perSecond);
    }

    private void tell(DrainProgress news) {
        toldAt = System.nanoTime();
        watcher.accept(news);
    }
}
