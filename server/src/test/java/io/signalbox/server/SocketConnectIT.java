package io.signalbox.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.engineio.testing.RawWebSocket;
import io.signalbox.socketio.ConnectRefused;
import io.signalbox.socketio.Namespace;
import io.signalbox.socketio.SocketIoOptions;
import io.signalbox.socketio.SocketIoServer;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// How a socket is let into its namespace, or is not, seen from the wire.
class SocketConnectIT {
    private final Queue<String> seen = new ConcurrentLinkedQueue<>();
    private SocketIoServer io;
    private SocketServer server;

    @BeforeEach
    void start() throws IOException {
        io =
                new SocketIoServer(
                        SocketIoOptions.DEFAULT
                                .withEngine(EngineServer.CALM)
                                .withConnectTimeout(Duration.ofMillis(500)));
        server = new SocketServer(io);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private RawWebSocket join() throws IOException {
        RawWebSocket socket = server.open();
        socket.text("40");
        assertThat(socket.readText()).startsWith("40{");
        return socket;
    }

    @Test
    void eventsBeforeTheMiddlewareHasDecidedReachNoHandlerAndEndTheConnection() throws Exception {
        CountDownLatch decision = new CountDownLatch(1);
        io.use(
                _ -> {
                    try {
                        decision.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    throw new ConnectRefused("no");
                });
        io.main().on("secret", e -> seen.add("secret"));
        io.main().onAny(e -> seen.add("any"));
        try (RawWebSocket socket = server.open()) {
            socket.text("40");
            socket.text("42[\"secret\"]");
            assertThat(socket.isClosedByServer()).isTrue();
            decision.countDown();
        }
        await().until(() -> io.engine().clients() == 0);
        assertThat(seen).isEmpty();
    }

    @Test
    void leavesRoomsThatMiddlewareJoinedForRefusedSocket() throws IOException {
        io.use(
                socket -> {
                    socket.join("waiting");
                    throw new ConnectRefused("no");
                });
        try (RawWebSocket socket = server.open()) {
            socket.text("40");
            assertThat(socket.readText()).isEqualTo("44{\"message\":\"no\"}");
            assertThat(io.main().local().hasRoom("waiting")).isFalse();
        }
    }

    @Test
    void doesNotWaitForAnswersOfSocketsThatAreNotLetInYet() throws Exception {
        CountDownLatch joined = new CountDownLatch(1);
        CountDownLatch decision = new CountDownLatch(1);
        io.use(
                socket -> {
                    socket.join("room");
                    joined.countDown();
                    try {
                        decision.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
        try (RawWebSocket socket = server.open()) {
            socket.text("40");
            joined.await();
            assertThat(io.to("room").timeout(Duration.ofSeconds(60)).emitWithAck("q").get())
                    .isEmpty();
            decision.countDown();
            assertThat(socket.readText()).startsWith("40{");
        }
    }

    @Test
    void closesClientThatIsLetInNowhereInTime() throws IOException {
        io.use(
                _ -> {
                    throw new ConnectRefused("no");
                });
        try (RawWebSocket socket = server.open()) {
            socket.text("40");
            assertThat(socket.readText()).isEqualTo("44{\"message\":\"no\"}");
            assertThat(socket.isClosedByServer()).isTrue();
        }
    }

    @Test
    void keepsClientThatHasLeftAllNamespacesAgain() throws IOException {
        try (RawWebSocket socket = join()) {
            socket.text("41");
            await().pollDelay(Duration.ofMillis(700)).until(() -> io.engine().clients() == 1);
            socket.text("40");
            assertThat(socket.readText()).startsWith("40{");
        }
    }

    @Test
    void asksMiddlewaresInOrderWhetherTheyAnswerNowOrLater() throws IOException {
        Namespace nsp = io.of("/chain");
        nsp.use(_ -> seen.add("1"))
                .useAsync(_ -> CompletableFuture.runAsync(() -> seen.add("2")))
                .use(socket -> seen.add("3 " + socket.connected()))
                .useAsync(
                        socket ->
                                socket.handshake().auth().isEmpty()
                                        ? CompletableFuture.failedFuture(
                                                new ConnectRefused("later", Map.of("code", 7)))
                                        : CompletableFuture.completedFuture(null))
                .onConnection(socket -> seen.add("in " + socket.connected()));
        try (RawWebSocket socket = server.open()) {
            socket.text("40/chain,");
            assertThat(socket.readText())
                    .isEqualTo("44/chain,{\"message\":\"later\",\"data\":{\"code\":7}}");
            socket.text("40/chain,{\"token\":1}");
            assertThat(socket.readText()).startsWith("40/chain,{\"sid\"");
            await().until(() -> seen.size() == 7);
            assertThat(seen).containsExactly("1", "2", "3 false", "1", "2", "3 false", "in true");
        }
    }

    @Test
    void tellsNothingOfMiddlewareThatBreaks() throws IOException {
        io.use(
                _ -> {
                    throw new IllegalStateException("password of the database");
                });
        try (RawWebSocket socket = server.open()) {
            socket.text("40");
            assertThat(socket.readText()).isEqualTo("44{\"message\":\"internal error\"}");
        }
    }

    @Test
    void ignoresMiddlewareWhoseClientHasGone() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch decision = new CountDownLatch(1);
        io.use(
                _ -> {
                    asked.countDown();
                    try {
                        decision.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    seen.add("decided");
                });
        io.onConnection(_ -> seen.add("connected"));
        try (RawWebSocket socket = server.open()) {
            socket.text("40");
            asked.await();
        }
        await().until(() -> io.engine().clients() == 0);
        decision.countDown();
        await().until(() -> seen.contains("decided"));
        assertThat(io.main().socketCount()).isZero();
        assertThat(seen).containsExactly("decided");
    }
}
