package io.signalbox.socketio.adapter.redis.link;

import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.api.StatefulConnection;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// One connection to Redis that is opened again for ever when it fails or falls silent. Nothing here
/// blocks.
final class KeptConnection<C extends StatefulConnection<String, byte[]>> implements AutoCloseable {

    private static final int FIRST_RETRY_MILLIS = 50;
    private static final int LAST_RETRY_MILLIS = 2_000;
    private static final Duration BEAT = Duration.ofSeconds(1);

    /// A Redis that takes longer to answer a ping counts as gone, even if its machine still accepts
    /// connections.
    private static final Duration SILENCE = Duration.ofSeconds(3);

    /// What the keeper of a connection does with it. Called on threads of Lettuce.
    interface Keeper<C> {
        CompletionStage<C> attempt();

        CompletionStage<?> ping(C connection);

        void opened(C connection);

        void lost();

        void refused(Throwable failure);
    }

    private final Keeper<C> keeper;
    private final PendingTimer timer;
    private final AtomicReference<@Nullable C> current = new AtomicReference<>();
    private volatile boolean closed;

    /// Does something after a delay on any thread.
    interface PendingTimer {
        void later(Duration delay, Runnable task);
    }

    KeptConnection(Keeper<C> keeper, PendingTimer timer) {
        this.keeper = keeper;
        this.timer = timer;
    }

    /// Returns at once; the connection follows.
    KeptConnection<C> open() {
        attempt(FIRST_RETRY_MILLIS);
        timer.later(BEAT, this::beat);
        return this;
    }

    /// The connection if it is open.
    @Nullable C connection() {
        C connection = current.get();
        return connection != null && connection.isOpen() ? connection : null;
    }

    private void attempt(int retryMillis) {
        if (closed) {
            return;
        }
        start().whenComplete(
                        (connection, failure) -> {
                            if (failure == null) {
                                accept(connection);
                                return;
                            }
                            keeper.refused(failure);
                            int next = Math.min(retryMillis * 2, LAST_RETRY_MILLIS);
                            timer.later(Duration.ofMillis(retryMillis), () -> attempt(next));
                        });
    }

    // Lettuce refuses some attempts by an exception instead of a result.
    private CompletionStage<C> start() {
        try {
            return keeper.attempt();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void accept(C connection) {
        current.set(connection);
        connection.addListener(
                new RedisConnectionStateListener() {
                    @Override
                    public void onRedisDisconnected(RedisChannelHandler<?, ?> channel) {
                        if (channel.equals(connection)) {
                            lost(connection);
                        }
                    }
                });
        if (closed || !connection.isOpen()) {
            lost(connection);
        } else {
            keeper.opened(connection);
        }
    }

    private void lost(C connection) {
        if (!current.compareAndSet(connection, null)) {
            return;
        }
        if (connection.isOpen()) {
            connection.closeAsync();
        }
        if (!closed) {
            keeper.lost();
            timer.later(Duration.ofMillis(FIRST_RETRY_MILLIS), () -> attempt(FIRST_RETRY_MILLIS));
        }
    }

    private void beat() {
        C connection = current.get();
        if (closed) {
            return;
        }
        if (connection == null) {
            timer.later(BEAT, this::beat);
            return;
        }
        keeper.ping(connection)
                .toCompletableFuture()
                .copy()
                .orTimeout(SILENCE.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete(
                        (pong, failure) -> {
                            if (failure != null && !isAnswer(failure)) {
                                lost(connection);
                            }
                            timer.later(BEAT, this::beat);
                        });
    }

    private static boolean isAnswer(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof RedisCommandExecutionException;
    }

    /// Opens it no more; closing is left to whoever closes the whole client.
    void abandon() {
        closed = true;
    }

    @Override
    public void close() {
        closed = true;
        C connection = current.get();
        if (connection != null) {
            lost(connection);
        }
    }
}
