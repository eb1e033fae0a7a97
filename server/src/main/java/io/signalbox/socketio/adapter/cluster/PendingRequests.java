package io.signalbox.socketio.adapter.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Requests of this server that wait for answers of others. Answers arrive on one thread; time runs
/// out on another.
///
/// @param <R> an answer
public final class PendingRequests<R> {

    /// Does something after a delay on any thread.
    public interface Timer extends BiConsumer<Duration, Runnable> {}

    /// Says how many answers came of how many.
    public interface TimeoutText {
        /// The message of the failure.
        String of(int received, int expected);
    }

    private interface Waiting<R> extends Consumer<R> {
        default void fail(Throwable failure) {}
    }

    private final Timer timer;
    private final Map<String, Waiting<R>> pending = new ConcurrentHashMap<>();

    /// Nothing is waited for yet.
    public PendingRequests(Timer timer) {
        this.timer = timer;
    }

    /// Hands an answer to whoever waits for it; others are dropped.
    public void answer(String requestId, R response) {
        Waiting<R> waiting = pending.get(requestId);
        if (waiting != null) {
            waiting.accept(response);
        }
    }

    /// Waits for any number of answers until the time is over.
    public void listen(String requestId, Duration time, Consumer<R> each) {
        pending.put(requestId, each::accept);
        timer.accept(time, () -> pending.remove(requestId));
    }

    /// Waits for a number of answers. What is missing when the time is over makes the result fail with
    /// a [TimeoutException].
    public CompletableFuture<List<R>> gather(
            String requestId, int expected, Duration time, TimeoutText text) {
        Gathering<R> gathering = new Gathering<>(expected);
        pending.put(requestId, gathering);
        gathering.result.whenComplete((all, failure) -> pending.remove(requestId));
        timer.accept(
                time,
                () -> gathering.fail(new TimeoutException(text.of(gathering.count(), expected))));
        return gathering.result;
    }

    /// Every gathering fails: the answers that are missing will not come.
    public void failAll(Throwable failure) {
        pending.values().forEach(waiting -> waiting.fail(failure));
    }

    private static final class Gathering<R> implements Waiting<R> {

        private final int expected;
        private final List<R> received = new ArrayList<>();
        private final CompletableFuture<List<R>> result = new CompletableFuture<>();

        Gathering(int expected) {
            this.expected = expected;
        }

        @Override
        public void accept(R response) {
            @Nullable List<R> all = add(response);
            if (all != null) {
                result.complete(all);
            }
        }

        @Override
        public void fail(Throwable failure) {
            result.completeExceptionally(failure);
        }

        private synchronized @Nullable List<R> add(R response) {
            received.add(response);
            return received.size() >= expected ? List.copyOf(received) : null;
        }

        synchronized int count() {
            return received.size();
        }
    }
}
