package io.signalbox.socketio;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/// Runs the handlers of one socket one after the other on an executor that would run them side by side.
final class Mailbox implements Runnable {
    // After so many tasks the thread goes back to the executor, so that one busy socket starves
    // nobody.
    private static final int TURN = 256;

    private final Executor executor;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();

    Mailbox(Executor executor) {
        this.executor = executor;
    }

    void add(Runnable task) {
        tasks.add(task);
        if (waiting.getAndIncrement() == 0) {
            start();
        }
    }

    /// Tasks that have not run to their end.
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
            if (task != null) {
                task.run();
            }
            if (waiting.decrementAndGet() == 0) {
                return;
            }
        }
        start();
    }
}
