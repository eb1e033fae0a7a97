package io.signalbox.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.signalbox.engineio.testing.RawWebSocket;
import io.signalbox.socketio.ConnectRefused;
import io.signalbox.socketio.RemoteSocket;
import io.signalbox.socketio.Socket;
import io.signalbox.socketio.ack.AckException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the public API promises, seen from the wire.
class SocketApiIT {
    private SocketServer server;

    @BeforeEach
    void start() throws IOException {
        server = new SocketServer(EngineServer.CALM);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private RawWebSocket joinAndWaitFor(String room) throws IOException {
        RawWebSocket socket = server.join();
        await().until(() -> only().rooms().contains(room));
        return socket;
    }

    private Socket only() {
        List<Socket> sockets = server.io().main().sockets();
        assertThat(sockets).hasSize(1);
        return sockets.getFirst();
    }

    @Test
    void broadcastReachesEachSocketOnce() throws IOException {
        try (RawWebSocket a = server.join();
                RawWebSocket b = server.join()) {
            server.io().main().sockets().forEach(s -> s.join("one", "two"));

            server.io().to("one", "two").emit("news", 1);
            server.io().emit("end");

            for (RawWebSocket socket : List.of(a, b)) {
                assertThat(socket.readText()).isEqualTo("42[\"news\",1]");
                assertThat(socket.readText()).isEqualTo("42[\"end\"]");
            }
        }
    }

    @Test
    void exceptAndOwnBroadcastLeaveSocketsOut() throws IOException {
        server.io().main().on("others", e -> e.socket().broadcast().emit("from", e.arg(0)));
        try (RawWebSocket a = server.join();
                RawWebSocket b = server.join()) {
            a.text("42[\"others\",\"a\"]");
            assertThat(b.readText()).isEqualTo("42[\"from\",\"a\"]");
            server.io().main().sockets().getFirst().join("left-out");
            server.io().main().except("left-out").emit("rest");
            server.io().emit("end");

            List<String> first = List.of(a.readText(), b.readText());
            assertThat(first).containsExactlyInAnyOrder("42[\"rest\"]", "42[\"end\"]");
        }
    }

    @Test
    void joinThenBroadcastOfOneThreadArriveInThatOrder() throws IOException {
        server.io()
                .main()
                .on(
                        "enter",
                        e -> {
                            e.socket().join("room");
                            server.io().to("room").emit("in");
                            e.socket().leave("room");
                            server.io().to("room").emit("out");
                            e.reply();
                        });
        try (RawWebSocket socket = server.join()) {
            for (int i = 0; i < 50; i++) {
                socket.text("42" + i + "[\"enter\"]");
                assertThat(socket.readText()).isEqualTo("42[\"in\"]");
                assertThat(socket.readText()).isEqualTo("43" + i + "[]");
            }
        }
    }

    @Test
    void handlersOfOneSocketRunInOrderAndMayBlockForAnAck() throws IOException {
        server.io()
                .main()
                .on(
                        "ask",
                        e ->
                                e.reply(
                                        e.socket()
                                                .timeout(Duration.ofSeconds(5))
                                                .emitWithAck("question")
                                                .get()
                                                .getFirst()));
        try (RawWebSocket socket = server.join()) {
            socket.text("427[\"ask\"]");
            String question = socket.readText();
            assertThat(question).matches("42\\d+\\[\"question\"]");
            socket.text("43" + question.replaceAll("^42(\\d+).*", "$1") + "[\"answer\"]");

            assertThat(socket.readText()).isEqualTo("437[\"answer\"]");
        }
    }

    @Test
    void ackFailsWhenTheTimeIsOver() throws IOException {
        try (RawWebSocket socket = server.join()) {
            assertThatThrownBy(() -> only().timeout(Duration.ofMillis(50)).emitWithAck("q").get())
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(AckException.class)
                    .hasMessageContaining("timed out");
            assertThat(socket.readText()).endsWith("[\"q\"]");
        }
    }

    @Test
    void ackFailsWhenTheClientGoes() throws IOException {
        var answer = new AtomicReference<CompletableFuture<?>>();
        try (RawWebSocket socket = server.join()) {
            answer.set(only().timeout(Duration.ofSeconds(60)).emitWithAck("q"));
            socket.readText();
        }
        assertThatThrownBy(() -> answer.get().get()).hasMessageContaining("disconnected");
    }

    @Test
    void broadcastAcksAreCollected() throws IOException, ExecutionException, InterruptedException {
        try (RawWebSocket a = server.join();
                RawWebSocket b = server.join()) {
            var answers =
                    server.io().main().broadcast().timeout(Duration.ofSeconds(5)).emitWithAck("q");
            a.text("43" + a.readText().replaceAll("^42(\\d+).*", "$1") + "[\"a\"]");
            b.text("43" + b.readText().replaceAll("^42(\\d+).*", "$1") + "[\"b\"]");

            assertThat(answers.get()).containsExactlyInAnyOrder("a", "b");
        }
    }

    @Test
    void middlewareRefusesWithMessageAndData() throws IOException {
        server.io()
                .of("/guarded")
                .use(
                        socket -> {
                            if (!"let me in".equals(socket.handshake().auth().get("token"))) {
                                throw new ConnectRefused("no", Map.of("hint", "ask"));
                            }
                        });
        try (RawWebSocket socket = server.open()) {
            socket.text("40/guarded,");
            assertThat(socket.readText())
                    .isEqualTo("44/guarded,{\"message\":\"no\",\"data\":{\"hint\":\"ask\"}}");
            socket.text("40/guarded,{\"token\":\"let me in\"}");
            assertThat(socket.readText()).startsWith("40/guarded,{\"sid\"");
        }
    }

    @Test
    void eventsSentByMiddlewareComeRightBehindConnect() throws IOException {
        server.io().of("/early").use(socket -> socket.emit("session", "abc"));
        try (RawWebSocket socket = server.open()) {
            socket.text("40/early,");

            assertThat(socket.readText()).startsWith("40/early,{\"sid\"");
            assertThat(socket.readText()).isEqualTo("42/early,[\"session\",\"abc\"]");
        }
    }

    @Test
    void packetMiddlewareKeepsEventFromHandlers() throws IOException {
        Queue<String> errors = new ConcurrentLinkedQueue<>();
        server.io()
                .main()
                .onConnection(
                        socket ->
                                socket.use(
                                                event -> {
                                                    if (event.name().equals("message")) {
                                                        throw new IllegalStateException("not now");
                                                    }
                                                })
                                        .onError(failure -> errors.add(failure.getMessage())));
        try (RawWebSocket socket = server.join()) {
            socket.text("42[\"message\",1]");
            socket.text("421[\"message-with-ack\",2]");

            assertThat(socket.readText()).isEqualTo("431[2]");
            assertThat(errors).containsExactly("not now");
        }
    }

    @Test
    void catchAllListenersSeeBothDirections() throws IOException {
        Queue<String> seen = new ConcurrentLinkedQueue<>();
        server.io()
                .main()
                .onConnection(
                        socket ->
                                socket.onAny(event -> seen.add("in " + event.name()))
                                        .onAnyOutgoing(data -> seen.add("out " + data.getFirst())));
        try (RawWebSocket socket = server.join()) {
            socket.text("42[\"message\",1]");
            assertThat(socket.readText()).startsWith("42[\"message-back\"");

            await().untilAsserted(
                            () ->
                                    assertThat(seen)
                                            .containsSubsequence("in message", "out message-back"));
        }
    }

    @Test
    void utilitiesWorkOnChosenSockets() throws Exception {
        try (RawWebSocket a = server.join();
                RawWebSocket b = server.join()) {
            String id = server.io().main().sockets().getFirst().id();
            server.io().main().in(id).socketsJoin("chosen");
            List<RemoteSocket> chosen =
                    server.io().to("chosen").fetchSockets().toCompletableFuture().get();
            assertThat(chosen).singleElement().extracting(RemoteSocket::id).isEqualTo(id);
            assertThat(chosen.getFirst().rooms()).containsExactlyInAnyOrder(id, "chosen");

            server.io().main().in("chosen").socketsLeave("chosen");
            await().until(() -> !server.io().main().local().hasRoom("chosen"));
            server.io().main().broadcast().disconnectSockets(true);
            assertThat(a.readText()).isEqualTo("41");
            assertThat(b.readText()).isEqualTo("41");
            assertThat(a.isClosedByServer()).isTrue();
            assertThat(b.isClosedByServer()).isTrue();
        }
        assertThat(server.io().main().socketCount()).isZero();
    }

    @Test
    void disconnectHandlersHearReasonAndRooms() throws IOException {
        Queue<String> heard = new ConcurrentLinkedQueue<>();
        server.io()
                .main()
                .onConnection(
                        socket -> {
                            socket.join("r");
                            socket.onDisconnect(
                                    (reason, rooms) ->
                                            heard.add(reason.text() + " " + rooms.contains("r")));
                        });
        try (RawWebSocket socket = joinAndWaitFor("r")) {
            socket.text("41");
            await().until(() -> heard.size() == 1);
        }
        RawWebSocket leaving = joinAndWaitFor("r");
        leaving.close();
        await().until(() -> heard.size() == 2);
        try (RawWebSocket socket = joinAndWaitFor("r")) {
            socket.text("nonsense");
            await().until(() -> heard.size() == 3);
        }
        try (RawWebSocket socket = joinAndWaitFor("r")) {
            only().disconnect(false);
            assertThat(socket.readText()).isEqualTo("41");
            await().until(() -> heard.size() == 4);
        }
        assertThat(heard)
                .containsExactly(
                        "client namespace disconnect true",
                        "transport close true",
                        "parse error true",
                        "server namespace disconnect true");
    }

    @Test
    void closesSlowConsumerWhenItsQueueIsFullAndNobodyElse() throws Exception {
        Queue<String> reasons = new ConcurrentLinkedQueue<>();
        server.io()
                .main()
                .onConnection(s -> s.onDisconnect((reason, _) -> reasons.add(reason.text())));
        try (RawWebSocket slow = server.join();
                RawWebSocket good = server.join()) {
            byte[] block = new byte[256 << 10];
            CountDownLatch read = new CountDownLatch(120);
            Thread reader =
                    Thread.startVirtualThread(
                            () -> {
                                try {
                                    while (read.getCount() > 0) {
                                        good.readText();
                                        good.readBinary();
                                        read.countDown();
                                    }
                                } catch (IOException e) {
                                    throw new UncheckedIOException(e);
                                }
                            });
            for (int i = 0; i < 120; i++) {
                long before = read.getCount();
                server.io().emit("block", block);
                // The good client keeps up; the slow one reads nothing at all.
                await().until(() -> read.getCount() < before);
            }
            reader.join();
            await().until(() -> reasons.size() == 1);
            assertThat(reasons).containsExactly("slow consumer");
            assertThat(server.io().engine().clients()).isEqualTo(1);
            assertThat(slow.status()).isEqualTo(101);
        }
    }

    @Test
    void dropsVolatileEventsForClientThatIsNotReady() throws Exception {
        try (RawWebSocket socket = server.join()) {
            Socket target = only();
            byte[] block = new byte[256 << 10];
            // Within one turn of the loop nothing is flushed, so the block is still waiting.
            target.loop()
                    .execute(
                            () -> {
                                target.volatileFlag().emit("ready");
                                target.emit("block", block);
                                target.volatileFlag().emit("not ready");
                                target.emit("end");
                            });

            assertThat(socket.readText()).isEqualTo("42[\"ready\"]");
            assertThat(socket.readText()).contains("block");
            socket.readBinary();
            assertThat(socket.readText()).isEqualTo("42[\"end\"]");
        }
    }

    @Test
    void dataTravelsWithFetchSockets() throws Exception {
        try (RawWebSocket socket = server.join()) {
            only().data().put("name", "žofie");

            RemoteSocket fetched =
                    server.io().main().fetchSockets().toCompletableFuture().get().getFirst();
            assertThat(fetched.data()).isEqualTo(Map.of("name", "žofie"));
            assertThat(fetched.handshake().url()).isEqualTo(SocketServer.WEBSOCKET);
            assertThat(fetched.rooms()).isEqualTo(Set.of(fetched.id()));
            fetched.emit("hello");
            assertThat(socket.readText()).isEqualTo("42[\"hello\"]");
        }
    }
}
