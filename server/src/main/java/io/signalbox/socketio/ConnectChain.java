package io.signalbox.socketio;

import io.signalbox.engineio.log.SparseLog;
import io.signalbox.socketio.packet.Packet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/// The connect middlewares of a namespace: each is asked when the one before has let the socket pass.
final class ConnectChain {
    private static final SparseLog LOG = new SparseLog(LoggerFactory.getLogger(ConnectChain.class));
    private static final CompletionStage<?> PASSED = CompletableFuture.completedFuture(true);

    private final List<Function<Socket, CompletionStage<?>>> steps = new CopyOnWriteArrayList<>();

    void add(ConnectMiddleware middleware) {
        steps.add(socket -> now(middleware, socket));
    }

    void addAsync(Function<Socket, ? extends CompletionStage<?>> middleware) {
        steps.add(middleware::apply);
    }

    void inherit(ConnectChain parent) {
        steps.addAll(parent.steps);
    }

    boolean isEmpty() {
        return steps.isEmpty();
    }

    private static CompletionStage<?> now(ConnectMiddleware middleware, Socket socket) {
        try {
            middleware.check(socket);
            return PASSED;
        } catch (ConnectRefused e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /// Asks them all.
    ///
    /// @return null, or what the client is told; never fails
    CompletionStage<Packet.@Nullable ConnectError> check(Socket socket) {
        return from(0, List.copyOf(steps), socket)
                .handle((_, failure) -> failure == null ? null : refusal(socket, failure));
    }

    // A named boundary: whatever an application's middleware throws ends this attempt and nothing
    // else.
    private static CompletionStage<?> from(
            int first, List<Function<Socket, CompletionStage<?>>> steps, Socket socket) {
        try {
            for (int i = first; i < steps.size(); i++) {
                CompletionStage<?> step = steps.get(i).apply(socket);
                if (!step.equals(PASSED)) {
                    int next = i + 1;
                    return step.thenComposeAsync(
                            _ -> from(next, steps, socket).thenApply(_ -> true),
                            socket.namespace().server().handlerExecutor());
                }
            }
            return PASSED;
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static Packet.ConnectError refusal(Socket socket, Throwable failure) {
        Throwable cause = failure;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        String nsp = socket.namespace().name();
        if (cause instanceof ConnectRefused refused) {
            Map<String, @Nullable Object> payload = new LinkedHashMap<>();
            payload.put("message", refused.getMessage());
            if (refused.data() != null) {
                payload.put("data", refused.data());
            }
            return new Packet.ConnectError(nsp, payload);
        }
        LOG.warn("A connect middleware of {} failed", SparseLog.shown(nsp), cause);
        return new Packet.ConnectError(nsp, Map.of("message", "internal error"));
    }
}
