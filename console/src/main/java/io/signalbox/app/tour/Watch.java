package io.signalbox.app.tour;

import io.signalbox.ui.kit.screen.ConsoleSnapshot;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The newest snapshot of the console, and waiting for one that is as expected. Snapshots may be
/// offered on any thread; waiting is for the tour's own.
final class Watch {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private @Nullable ConsoleSnapshot newest;

    void offer(ConsoleSnapshot snapshot) {
        lock.lock();
        try {
            newest = snapshot;
            arrived.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// The newest snapshot, at once if it is as expected, else the first that is.
    ///
    /// @param what the expectation, for the message when it does not come true in time
    /// @throws CheckFailure when none comes within `limit`
    ConsoleSnapshot await(String what, Duration limit, Predicate<ConsoleSnapshot> expected)
            throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        lock.lock();
        try {
            while (newest == null || !expected.test(newest)) {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    throw new CheckFailure("not within " + limit.toSeconds() + " s: " + what);
                }
                arrived.awaitNanos(left);
            }
            return newest;
        } finally {
            lock.unlock();
        }
    }

    ConsoleSnapshot now() throws InterruptedException {
        return await("a first snapshot", Duration.ofSeconds(30), snapshot -> true);
    }
}
