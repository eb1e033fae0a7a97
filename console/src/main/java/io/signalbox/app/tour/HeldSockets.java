package io.signalbox.app.tour;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Sockets that the tour itself opens and keeps, to see whether they outlive a shift of weights.
/// They speak the least that Engine.IO v4 and Socket.IO v5 ask of a client: CONNECT, and a pong for
/// each ping.
final class HeldSockets implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(15);

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(LIMIT).build();
    private final List<Held> sockets = new ArrayList<>();

    /// Opens that many sockets, one after another, each connected to `/` when this returns.
    static HeldSockets open(URI balancer, int count) throws InterruptedException {
        HeldSockets held = new HeldSockets();
        URI target =
                URI.create(
                        "ws://"
                                + balancer.getRawAuthority()
                                + "/socket.io/?EIO=4&transport=websocket");
        try {
            for (int i = 0; i < count; i++) {
                Held socket = new Held();
                held.sockets.add(socket);
                WebSocket webSocket =
                        held.http
                                .newWebSocketBuilder()
                                .buildAsync(target, socket)
                                .get(LIMIT.toSeconds(), TimeUnit.SECONDS);
                socket.webSocket = webSocket;
                webSocket.sendText("40", true);
                socket.connected.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
            }
            return held;
        } catch (ExecutionException | TimeoutException e) {
            held.close();
            throw new CheckFailure("a held socket could not be opened: " + e, e);
        }
    }

    int size() {
        return sockets.size();
    }

    /// How many are open now.
    long open() {
        return sockets.stream().filter(socket -> !socket.ended.isDone()).count();
    }

    @Override
    public void close() {
        for (Held socket : sockets) {
            WebSocket webSocket = socket.webSocket;
            if (webSocket != null) {
                webSocket.sendClose(WebSocket.NORMAL_CLOSURE, "");
                webSocket.abort();
            }
        }
        http.shutdownNow();
    }

    private static final class Held implements WebSocket.Listener {
        final CompletableFuture<String> connected = new CompletableFuture<>();
        final CompletableFuture<String> ended = new CompletableFuture<>();
        private final StringBuilder text = new StringBuilder();
        volatile @Nullable WebSocket webSocket;

        @Override
        public @Nullable CompletionStage<?> onText(
                WebSocket socket, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                packet(socket, text.toString());
                text.setLength(0);
            }
            socket.request(1);
            return null;
        }

        private void packet(WebSocket socket, String packet) {
            if (packet.equals("2")) {
                socket.sendText("3", true);
            } else if (packet.startsWith("40")) {
                connected.complete(packet);
            } else if (packet.startsWith("44")) {
                connected.completeExceptionally(new IOException("refused: " + packet));
            } else if (packet.startsWith("41") || packet.equals("1")) {
                ended.complete("closed by the server: " + packet);
            }
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            ended.complete("closed with " + code);
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable fault) {
            connected.completeExceptionally(fault);
            ended.complete(fault.toString());
        }
    }
}
