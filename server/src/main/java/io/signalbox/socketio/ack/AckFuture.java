package io.signalbox.socketio.ack;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// An awaited answer. What hangs on it runs on the handlers' executor, never on the loop, and not behind
/// the socket's other handlers either: one of those may be blocked waiting for this very answer.
public final class AckFuture implements PendingAcks.Waiting {
    private final CompletableFuture<List<@Nullable Object>> future = new CompletableFuture<>();
    private final Executor executor;

    /// @param executor where those who wait for it go on
    public AckFuture(Executor executor) {
        this.executor = executor;
    }

    /// Its arguments; fails with [AckException].
    public CompletableFuture<List<@Nullable Object>> future() {
        return future;
    }

    @Override
    public void answered(List<@Nullable Object> args) {
        executor.execute(() -> future.complete(args));
    }

    @Override
    public void failed(String reason) {
        executor.execute(() -> future.completeExceptionally(new AckException(reason)));
    }
}
