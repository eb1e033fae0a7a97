package io.signalbox.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.signalbox.engineio.testing.RawWebSocket;
import io.signalbox.socketio.EventHandler;
import io.signalbox.socketio.SentHandler;
import io.signalbox.socketio.Socket;
import io.signalbox.socketio.SocketIoOptions;
import io.signalbox.socketio.SocketIoServer;
import io.signalbox.socketio.ack.AckException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Handlers and the life of a socket, seen from the wire.
class SocketHandlersIT {
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

    private Socket only() {
        await().until(() -> io.main().socketCount() == 1);
        return io.main().sockets().getFirst();
    }

    private void settle(RawWebSocket socket) throws IOException {
        io.main().on("settle", e -> e.reply());
        socket.text("429[\"settle\"]");
        assertThat(socket.readText()).isEqualTo("439[]");
    }

    @Test
    void handlesOnceOnlyOnceAndNothingAfterOff() throws IOException {
        EventHandler removed = e -> seen.add("removed");
        io.onConnection(
                socket ->
                        socket.once("e", e -> seen.add("once"))
                                .on("e", removed)
                                .once("e", removed)
                                .on("e", e -> seen.add("on"))
                                .off("e", removed)
                                .off("e", removed)
                                .on("gone", removed)
                                .off("gone"));
        try (RawWebSocket socket = join()) {
            socket.text("42[\"e\"]");
            socket.text("42[\"e\"]");
            socket.text("42[\"gone\"]");
            settle(socket);
            assertThat(seen).containsExactly("once", "on", "on");
        }
    }

    @Test
    void callsCatchAllListenersInOrderAndBeforeMiddlewares() throws IOException {
        EventHandler removed = e -> seen.add("removed");
        SentHandler unseen = data -> seen.add("unseen");
        io.onConnection(
                socket ->
                        socket.use(
                                        e -> {
                                            seen.add("middleware");
                                            if (e.name().equals("bad")) {
                                                throw new IOException("bad");
                                            }
                                        })
                                .onError(e -> seen.add("error " + e.getMessage()))
                                .onAny(e -> seen.add("second"))
                                .prependAny(e -> seen.add("first"))
                                .onAny(removed)
                                .offAny(removed)
                                .onAnyOutgoing(data -> seen.add("out second " + data))
                                .prependAnyOutgoing(data -> seen.add("out first"))
                                .onAnyOutgoing(unseen)
                                .offAnyOutgoing(unseen)
                                .on("bad", e -> seen.add("handler")));
        try (RawWebSocket socket = join()) {
            socket.text("42[\"bad\"]");
            await().until(() -> seen.size() == 4);
            assertThat(seen).containsExactly("first", "second", "middleware", "error bad");
            seen.clear();
            io.emit("all", 1);
            socket.readText();
            only().offAnyOutgoing().offAny().emit("unwatched");
            socket.readText();
            assertThat(seen).containsExactly("out first", "out second [all, 1]");
        }
    }

    @Test
    void disconnectingSeesRoomsAndDisconnectDoesNot() throws IOException {
        io.onConnection(
                socket -> {
                    socket.join("r");
                    socket.onDisconnect(
                                    (reason, rooms) ->
                                            seen.add("disconnect " + socket.rooms().size()))
                            .onDisconnecting(
                                    (reason, rooms) ->
                                            seen.add(
                                                    "disconnecting "
                                                            + socket.rooms().contains("r")
                                                            + socket.rooms().equals(rooms)
                                                            + " "
                                                            + reason.text()));
                });
        try (RawWebSocket socket = join()) {
            await().until(() -> io.main().local().hasRoom("r"));
            socket.text("41");
            await().until(() -> seen.size() == 2);
        }
        assertThat(seen)
                .containsExactly(
                        "disconnecting truetrue client namespace disconnect", "disconnect 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"40", "44{\"message\":\"x\"}", "42/never-joined,[\"x\"]"})
    void saysForcedServerCloseWhenThePacketDoesNotFitTheState(String packet) throws IOException {
        io.onConnection(socket -> socket.onDisconnect((reason, _) -> seen.add(reason.text())));
        try (RawWebSocket socket = join()) {
            socket.text(packet);
            await().until(() -> !seen.isEmpty());
        }
        assertThat(seen).containsExactly("forced server close");
    }

    @Test
    void tellsErrorHandlersOfUnreadablePacket() throws IOException {
        io.onConnection(
                socket ->
                        socket.onError(e -> seen.add(e.getMessage()))
                                .onDisconnect((reason, _) -> seen.add(reason.text())));
        try (RawWebSocket socket = join()) {
            await().until(() -> only().connected());
            settle(socket);
            socket.text("4x");
            await().until(() -> seen.size() == 2);
        }
        assertThat(seen).containsExactly("unknown packet type; expected 0 to 6", "parse error");
    }

    @Test
    void saysServerShuttingDownWhenItCloses() throws IOException {
        io.onConnection(socket -> socket.onDisconnect((reason, _) -> seen.add(reason.text())));
        try (RawWebSocket socket = join()) {
            settle(socket);
            server.close();
            assertThat(seen).containsExactly("server shutting down");
            assertThat(socket.isClosedByServer()).isTrue();
        }
    }

    @Test
    void disconnectsAllNamespacesWhenTheConnectionIsToEnd() throws IOException {
        io.of("/other")
                .onConnection(
                        s -> s.onDisconnect((reason, _) -> seen.add("/other " + reason.text())));
        io.onConnection(s -> s.onDisconnect((reason, _) -> seen.add("/ " + reason.text())));
        try (RawWebSocket socket = join()) {
            settle(socket);
            socket.text("40/other,");
            socket.readText();
            only().disconnect(true);
            assertThat(List.of(socket.readText(), socket.readText()))
                    .containsExactlyInAnyOrder("41", "41/other,");
            assertThat(socket.isClosedByServer()).isTrue();
            await().until(() -> seen.size() == 2);
            assertThat(seen)
                    .containsExactlyInAnyOrder(
                            "/ server namespace disconnect", "/other server namespace disconnect");
        }
    }

    @Test
    void ignoresEventsBehindTheOneThatMadeTheServerDisconnect() throws IOException {
        io.main()
                .on(
                        "end",
                        e -> {
                            e.socket().disconnect(false);
                            seen.add("end");
                        })
                .on("late", e -> seen.add("late"));
        CountDownLatch both = new CountDownLatch(1);
        io.main().onAny(e -> both.await());
        try (RawWebSocket socket = join()) {
            socket.text("42[\"end\"]");
            socket.text("42[\"late\"]");
            // Both have been received before the first is handled.
            await().until(() -> io.engine().traffic().packetsIn() >= 3);
            both.countDown();
            assertThat(socket.readText()).isEqualTo("41");
            await().until(() -> io.main().socketCount() == 0);
        }
        await().until(() -> io.engine().clients() == 0);
        assertThat(seen).containsExactly("end");
    }

    @Test
    void joinsNoRoomOnceItHasDisconnected() throws IOException {
        try (RawWebSocket socket = join()) {
            Socket gone = only();
            socket.text("41");
            await().until(() -> !gone.connected());
            gone.join("late");
            assertThat(io.main().local().hasRoom("late")).isFalse();
            assertThat(gone.rooms()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "connect",
                "connect_error",
                "disconnect",
                "disconnecting",
                "newListener",
                "removeListener"
            })
    void refusesToEmitReservedNamesAndClosesClientThatDoes(String name) throws IOException {
        try (RawWebSocket socket = join()) {
            Socket target = only();
            String message = "\"" + name + "\" is a reserved event name";
            assertThatThrownBy(() -> target.emit(name))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(message);
            assertThatThrownBy(() -> io.emit(name)).hasMessage(message);
            assertThatThrownBy(() -> io.to("r").emitWithAck(name)).hasMessage(message);
            assertThatThrownBy(() -> io.serverSideEmit(name)).hasMessage(message);
            socket.text("42[\"" + name + "\"]");
            assertThat(socket.isClosedByServer()).isTrue();
        }
    }

    @Test
    void givesTheAnswersThatCameWhenTheTimeIsOver() throws IOException {
        try (RawWebSocket a = join();
                RawWebSocket b = join()) {
            var answers = io.timeout(Duration.ofMillis(300)).emitWithAck("q");
            a.text("43" + a.readText().replaceAll("^42(\\d+).*", "$1") + "[\"a\"]");
            assertThat(b.readText()).endsWith("[\"q\"]");

            assertThatThrownBy(answers::get)
                    .cause()
                    .isInstanceOfSatisfying(
                            AckException.class, e -> assertThat(e.responses()).containsExactly("a"))
                    .hasMessageContaining("operation has timed out: 1 of 2");
        }
    }

    @Test
    void flagsOfSocketHoldForItsBroadcasts() throws IOException {
        try (RawWebSocket a = join()) {
            Socket first = only();
            try (RawWebSocket b = join()) {
                first.volatileFlag().compress(false).broadcast().emit("others");
                first.local().emit("local others");
                first.timeout(Duration.ofSeconds(1)).to(first.id()).emit("nobody");
                first.send("to itself");
                io.send("to all");

                assertThat(a.readText()).isEqualTo("42[\"message\",\"to itself\"]");
                assertThat(a.readText()).isEqualTo("42[\"message\",\"to all\"]");
                assertThat(b.readText()).isEqualTo("42[\"others\"]");
                assertThat(b.readText()).isEqualTo("42[\"local others\"]");
                assertThat(b.readText()).isEqualTo("42[\"message\",\"to all\"]");
            }
        }
    }
}
