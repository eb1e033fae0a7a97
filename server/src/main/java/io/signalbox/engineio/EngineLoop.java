package io.signalbox.engineio;

import io.netty.channel.EventLoop;
import io.netty.util.internal.PlatformDependent;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One event loop with the sessions that live on it: their heartbeats, deadlines, counters, and the list of
/// those that have something to flush at the end of the loop's turn.
///
/// The thread below may change: one that is stuck is given up and another takes over what belongs to the
/// loop. So a loop's own tasks wait in a queue of its own, not in Netty's, and a thread that comes back
/// after it was given up finds that it is no longer [#inLoop()] and touches nothing.
public final class EngineLoop {
    private static final Logger LOG = LoggerFactory.getLogger(EngineLoop.class);
    private static final int ID_BYTES = 15;
    private static final long MIN_TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final long MAX_TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int TICKS_PER_HEARTBEAT = 20;

    // So many tasks in a row; then Netty looks at the network again.
    private static final int TURN = 1_024;

    private final int index;
    private volatile EventLoop eventLoop;
    private final Queue<Runnable> tasks = PlatformDependent.newMpscQueue();
    private final AtomicBoolean turnScheduled = new AtomicBoolean();
    private final Runnable turn = this::turn;
    private final Runnable flush = this::flush;
    private volatile AtomicInteger connections = new AtomicInteger();
    private final LoopCounters counters = new LoopCounters();
    private final SecureRandom random = new SecureRandom();
    private final HeartbeatQueue toPing;
    private final HeartbeatQueue toPong;
    private final TimerWheel timers;
    private final long tickNanos;

    // When the loop itself has been stuck this long, pongs may lie unread: they are read before the
    // next tick.
    private final long graceNanos;
    private List<EngineSession> dirty = new ArrayList<>();
    private List<EngineSession> flushing = new ArrayList<>();
    private boolean flushScheduled;
    private @Nullable EngineSession[] sessions = new EngineSession[16];
    private volatile int size;
    private volatile long lastTick = System.nanoTime();
    private volatile long lagNanos;

    EngineLoop(int index, EventLoop eventLoop, EngineOptions options) {
        this.index = index;
        this.eventLoop = eventLoop;
        long interval = options.pingInterval().toNanos();
        long timeout = options.pingTimeout().toNanos();
        toPing = new HeartbeatQueue(interval);
        toPong = new HeartbeatQueue(timeout);
        graceNanos = timeout / 4;
        tickNanos =
                Math.clamp(
                        Math.min(interval, timeout) / TICKS_PER_HEARTBEAT,
                        MIN_TICK_NANOS,
                        MAX_TICK_NANOS);
        timers = new TimerWheel(tickNanos, System.nanoTime());
    }

    void start() {
        tickOn(eventLoop);
    }

    private void tickOn(EventLoop loop) {
        loop.scheduleAtFixedRate(this::tick, tickNanos, tickNanos, TimeUnit.NANOSECONDS);
    }

    /// Gives the present thread up: its sessions are closed, the loop goes on with another one. On the
    /// watchdog's thread. What the old thread has written before its last tick is seen by the new one,
    /// and it has been in one handler since.
    ///
    /// @return the loop given up
    EventLoop replace(EventLoop next) {
        EventLoop old = eventLoop;
        lastTick = System.nanoTime();
        eventLoop = next;
        // Those of the old thread may close much later, or never.
        connections = new AtomicInteger();
        next.execute(this::takeOver);
        tickOn(next);
        return old;
    }

    private void takeOver() {
        dirty = new ArrayList<>();
        flushing = new ArrayList<>();
        flushScheduled = false;
        sessions().forEach(session -> session.close(CloseReason.LOOP_STUCK));
        turn();
    }

    /// Position among the engine's loops, from 0.
    public int index() {
        return index;
    }

    /// Netty's side of the loop, until it is replaced.
    public EventLoop eventLoop() {
        return eventLoop;
    }

    /// Whether the caller is on this loop.
    public boolean inLoop() {
        return eventLoop.inEventLoop();
    }

    /// Runs the task on this loop: now when the caller is on it, else in the order of the calls.
    ///
    /// @return false when the loop has ended and will never run it
    public boolean execute(Runnable task) {
        if (eventLoop.inEventLoop()) {
            task.run();
            return true;
        }
        tasks.add(task);
        // The loop is looked up after the flag is set: if it is replaced in between, whoever
        // replaces it
        // runs a turn in any case.
        return turnScheduled.get() || !turnScheduled.compareAndSet(false, true) || scheduleTurn();
    }

    private boolean scheduleTurn() {
        try {
            eventLoop.execute(turn);
            return true;
        } catch (RejectedExecutionException e) {
            // No turn is coming, and who asks next is to hear it as well.
            turnScheduled.set(false);
            return false;
        }
    }

    private void turn() {
        if (!inLoop()) {
            return;
        }
        turnScheduled.set(false);
        for (int i = 0; i < TURN; i++) {
            Runnable task = tasks.poll();
            if (task == null) {
                return;
            }
            run(task);
            if (!inLoop()) {
                return;
            }
        }
        if (turnScheduled.compareAndSet(false, true)) {
            scheduleTurn();
        }
    }

    // The edge of the event loop: a fault in one task must not take the others with it.
    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.error("A task on an event loop failed", e);
        }
    }

    /// Open sessions. Any thread.
    public int clients() {
        return size;
    }

    /// Open connections, those without a session among them. Any thread.
    public int connections() {
        return connections.get();
    }

    /// Counts connections of the present thread: to be raised for one that is assigned here and lowered
    /// on the same counter when it closes. Any thread.
    public AtomicInteger connectionCounter() {
        return connections;
    }

    /// How late the loop is, in milliseconds: the worst of the last moments, or the present delay of a loop
    /// that is stuck. Any thread.
    public double lagMillis() {
        return Math.max(0, Math.max(silentNanos() - tickNanos, lagNanos)) / 1e6;
    }

    /// Time since the last sign of life.
    long silentNanos() {
        return System.nanoTime() - lastTick;
    }

    /// Traffic of this loop's sessions. Any thread.
    public Traffic traffic() {
        return counters.traffic();
    }

    /// Runs the task on this loop after a while, with the precision of the loop's tick (5 to 100 ms). Call on
    /// the loop. Whoever no longer needs it cancels it, as the timer holds the task until then.
    public LoopTimer after(long nanos, Runnable task) {
        assert inLoop();
        return timers.add(System.nanoTime(), nanos, task);
    }

    LoopCounters counters() {
        return counters;
    }

    /// An unguessable id of 20 characters.
    public String newId() {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    void add(EngineSession session) {
        assert inLoop();
        int count = size;
        if (count == sessions.length) {
            sessions = Arrays.copyOf(sessions, count * 2);
        }
        session.slot = count;
        sessions[count] = session;
        size = count + 1;
        toPing.add(session, System.nanoTime());
    }

    void remove(EngineSession session) {
        assert inLoop();
        if (session.queue != null) {
            session.queue.remove(session);
        }
        int count = size - 1;
        EngineSession moved = sessions[count];
        if (moved != null) {
            sessions[session.slot] = moved;
            moved.slot = session.slot;
        }
        sessions[count] = null;
        size = count;
    }

    /// All sessions of this loop, a copy. On the loop.
    public List<EngineSession> sessions() {
        assert inLoop();
        List<EngineSession> copy = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            EngineSession session = sessions[i];
            if (session != null) {
                copy.add(session);
            }
        }
        return copy;
    }

    void ponged(EngineSession session) {
        if (session.queue == toPong) {
            toPong.remove(session);
            toPing.add(session, System.nanoTime());
        }
    }

    /// Has the session flushed when the tasks that are already waiting have run.
    void flushLater(EngineSession session) {
        dirty.add(session);
        if (!flushScheduled) {
            flushScheduled = true;
            eventLoop.execute(flush);
        }
    }

    private void flush() {
        if (!inLoop()) {
            return;
        }
        flushScheduled = false;
        List<EngineSession> written = dirty;
        dirty = flushing;
        flushing = written;
        for (EngineSession session : written) {
            session.flushNow();
        }
        written.clear();
    }

    private void tick() {
        if (!inLoop()) {
            return;
        }
        long now = System.nanoTime();
        long late = now - lastTick - tickNanos;
        // Decays over about two seconds, so that one short stall is still seen by the next stats
        // event.
        lagNanos = Math.max(late, (long) (lagNanos * 0.9));
        lastTick = now;
        // What is due before the next tick is due now, so that nothing is ever late by a tick.
        long until = now + tickNanos;
        if (late < graceNanos) {
            timeOut(now, until);
        }
        EngineSession session = toPing.poll(until);
        while (session != null) {
            toPong.add(session, Math.max(now, session.deadline));
            session.ping();
            session = toPing.poll(until);
        }
        timers.advance(now);
    }

    private void timeOut(long now, long until) {
        EngineSession session = toPong.poll(until);
        while (session != null) {
            if (session.held()) {
                toPing.add(session, now);
            } else {
                session.close(CloseReason.PING_TIMEOUT);
            }
            session = toPong.poll(until);
        }
    }
}
