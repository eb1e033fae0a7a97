package io.signalbox.socketio.admin.feed;

import io.signalbox.socketio.Namespace;
import io.signalbox.socketio.RemoteSocket;
import io.signalbox.socketio.SocketIoServer;
import io.signalbox.socketio.adapter.SocketDetails;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// The sockets of the whole fleet in all namespaces that this server knows: what a new admin gets.
public final class AllSockets {

    private AllSockets() {}

    /// If other servers cannot be asked or do not answer in time, only the sockets of this one. Never
    /// fails.
    public static CompletionStage<List<Map<String, @Nullable Object>>> fetch(
            SocketIoServer server) {
        CompletionStage<List<Map<String, @Nullable Object>>> all =
                CompletableFuture.completedFuture(List.of());
        List<Namespace> namespaces =
                server.namespaces().stream().sorted(Comparator.comparing(Namespace::name)).toList();
        for (Namespace namespace : namespaces) {
            all = all.thenCombine(views(namespace), AllSockets::concat);
        }
        return all;
    }

    private static CompletionStage<List<Map<String, @Nullable Object>>> views(Namespace namespace) {
        return namespace
                .fetchSockets()
                .exceptionallyCompose(_ -> namespace.localFlag().fetchSockets())
                .thenApplyAsync(
                        sockets ->
                                sockets.stream()
                                        .map(s -> SocketView.of(details(s), namespace.name()))
                                        .toList(),
                        namespace.server().handlerExecutor());
    }

    private static SocketDetails details(RemoteSocket socket) {
        return new SocketDetails(socket.id(), socket.handshake(), socket.rooms(), socket.data());
    }

    private static <T> List<T> concat(List<T> a, List<T> b) {
        List<T> both = new ArrayList<>(a);
        both.addAll(b);
        return both;
    }
}
