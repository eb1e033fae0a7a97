package io.signalbox.socketio.adapter.redis;

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
final class PendingRequests {

    /// Does something after a delay on any thread.
    interface Timer extends BiConsumer<Duration, Runnable> {}

    private final Timer timer;
    private final Map<String, Consumer<ClusterResponse>> pending = new ConcurrentHashMap<>();

    PendingRequests(Timer timer) {
        this.timer = timer;
    }

    boolean contains(String requestId) {
        return pending.containsKey(requestId);
    }

    /// Hands an answer to whoever waits for it; others are dropped.
    void answer(ClusterResponse response) {
        Consumer<ClusterResponse> waiting = pending.get(response.requestId());
        if (waiting != null) {
            waiting.accept(response);
        }
    }

    /// Waits for any number of answers until the time is over.
    void listen(String requestId, Duration time, Consumer<ClusterResponse> each) {
        pending.put(requestId, each);
        timer.accept(time, () -> pending.remove(requestId));
    }

    void forget(String requestId) {
        pending.remove(requestId);
    }

    /// Waits for a number of answers. What is missing when the time is over makes the result fail with
    /// a [TimeoutException].
    CompletableFuture<List<ClusterResponse>> gather(
            String requestId, int expected, Duration time, TimeoutText text) {
        Gathering gathering = new Gathering(expected);
        pending.put(requestId, gathering);
        gathering.result.whenComplete((all, failure) -> pending.remove(requestId));
        timer.accept(
                time,
                () ->
                        gathering.result.completeExceptionally(
                                new TimeoutException(text.of(gathering.count(), expected))));
        return gathering.result;
    }

    /// Says how many answers came of how many.
    interface TimeoutText {
        String of(int received, int expected);
    }

    private static final class Gathering implements Consumer<ClusterResponse> {

        private final int expected;
        private final List<ClusterResponse> received = new ArrayList<>();
        private final CompletableFuture<List<ClusterResponse>> result = new CompletableFuture<>();

        Gathering(int expected) {
            this.expected = expected;
        }

        @Override
        public void accept(ClusterResponse response) {
            @Nullable List<ClusterResponse> all = add(response);
            if (all != null) {
                result.complete(all);
            }
        }

        private synchronized @Nullable List<ClusterResponse> add(ClusterResponse response) {
            received.add(response);
            return received.size() >= expected ? List.copyOf(received) : null;
        }

        synchronized int count() {
            return received.size();
        }
    }
}
