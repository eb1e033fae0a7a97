package io.signalbox.socketio;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/// Runs the handlers of one socket one after the other on an executor that would run them side by side.
/// Knows when a client sends faster than its handlers work, so that no more is read from it for a while.
final class Mailbox implements Runnable {
    // After so many tasks the thread goes back to the executor, so that one busy socket starves
    // nobody.
    private static final int TURN = 256;

    // In units of weight, of which an event has one and one more for each KiB.
    private static final int FULL = 1_024;
    private static final int LOW = 256;
    private static final int UNIT_BYTES = 1_024;

    private final Executor executor;
    private final Runnable whenLow;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicBoolean full = new AtomicBoolean();

    /// @param whenLow called on any thread when a full mailbox is nearly empty again
    Mailbox(Executor executor, Runnable whenLow) {
        this.executor = executor;
        this.whenLow = whenLow;
    }

    void add(Runnable task) {
        add(task, 1);
    }

    /// Adds the handling of an event.
    ///
    /// @param bytes its size on the wire
    /// @return whether the mailbox has just become full; `whenLow` is called later exactly once
    boolean addEvent(Runnable task, int bytes) {
        int weight = 1 + bytes / UNIT_BYTES;
        add(weight == 1 ? task : new Heavy(task, weight), weight);
        if (waiting.get() < FULL || !full.compareAndSet(false, true)) {
            return false;
        }
        // Perhaps the handlers have caught up meanwhile and saw no reason to say so.
        return waiting.get() > LOW || !full.compareAndSet(true, false);
    }

    private void add(Runnable task, int weight) {
        tasks.add(task);
        if (waiting.getAndAdd(weight) == 0) {
            start();
        }
    }

    /// What has not run to its end, by weight.
    int waiting() {
        return waiting.get();
    }

    private void start() {
        try {
            executor.execute(this);
        } catch (RejectedExecutionException e) {
            // The server has closed; nobody waits for these handlers any more.
            tasks.clear();
        }
    }

    @Override
    public void run() {
        for (int i = 0; i < TURN; i++) {
            Runnable task = tasks.poll();
            if (task == null) {
                return;
            }
            task.run();
            int left = waiting.addAndGet(task instanceof Heavy heavy ? -heavy.weight() : -1);
            if (left <= LOW && full.get() && full.compareAndSet(true, false)) {
                whenLow.run();
            }
            if (left == 0) {
                return;
            }
        }
        start();
    }

    /// A task that weighs more than one.
    private record Heavy(Runnable task, int weight) implements Runnable {
        @Override
        public void run() {
            task.run();
        }
    }
}
