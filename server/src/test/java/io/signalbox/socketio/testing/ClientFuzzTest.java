package io.signalbox.socketio.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.signalbox.engineio.packet.EnginePacket;
import io.signalbox.socketio.ConnectRefused;
import io.signalbox.socketio.Namespace;
import io.signalbox.socketio.SocketIoOptions;
import io.signalbox.socketio.SocketIoServer;
import io.signalbox.socketio.adapter.recovery.RecoveryOptions;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/// Any sequence of packets from one client: it is served or closed with a reason, nothing is thrown, and
/// nothing of it is left when it has gone. Handlers run on the loop, so that a run repeats.
class ClientFuzzTest {
    private static final List<String> PACKETS =
            List.of(
                    "0",
                    "0/guarded,",
                    "0/guarded,{\"ok\":1}",
                    "0/d1,",
                    "0/d2,{\"pid\":\"a\",\"offset\":\"b\"}",
                    "0/unknown,",
                    "1",
                    "1/guarded,",
                    "1/d1,",
                    "2[\"echo\",1]",
                    "21[\"echo\",{\"a\":[null]}]",
                    "2[\"join\",\"r\"]",
                    "2[\"all\"]",
                    "2[\"ask\"]",
                    "2[\"leave\"]",
                    "2[\"close\"]",
                    "2[\"throw\"]",
                    "2/guarded,[\"echo\"]",
                    "2/d1,[\"all\"]",
                    "2[\"disconnect\"]",
                    "30[\"answer\"]",
                    "31[]",
                    "4{\"message\":\"x\"}",
                    "51-[\"echo\",{\"_placeholder\":true,\"num\":0}]",
                    "52-[\"echo\",{\"_placeholder\":true,\"num\":1}]",
                    "50-[\"echo\"]",
                    "6");

    private static final SocketIoServer SERVER = server();

    private static SocketIoServer server() {
        SocketIoServer io =
                new SocketIoServer(
                        SocketIoOptions.DEFAULT
                                .withEngine(SocketIoOptions.DEFAULT.engine().withLoops(1))
                                .withHandlers(() -> Runnable::run)
                                .withCleanupEmptyChildNamespaces(true)
                                .withConnectionStateRecovery(
                                        RecoveryOptions.DEFAULT.withBounds(10, 1_000, 2)));
        io.of("/guarded")
                .use(
                        socket -> {
                            socket.join("before");
                            if (!socket.handshake().auth().containsKey("ok")) {
                                throw new ConnectRefused("no");
                            }
                        });
        io.of(Pattern.compile("^/d\\d$")).on("all", e -> e.socket().namespace().emit("all"));
        io.main()
                .on("join", e -> e.socket().join(String.valueOf(e.arg(0))))
                .on("all", e -> io.emit("all", "x"))
                .on("ask", e -> e.socket().emitWithAck("question"))
                .on("leave", e -> e.socket().disconnect(false))
                .on("close", e -> e.socket().disconnect(true))
                .on("echo", e -> e.reply(e.args().toArray()));
        io.onConnection(
                socket ->
                        socket.on(
                                        "throw",
                                        _ -> {
                                            throw new IllegalStateException("handler is broken");
                                        })
                                .onError(e -> socket.emit("failed", e.getMessage())));
        return io;
    }

    @FuzzTest(maxDuration = "2m")
    void servesOrClosesWhateverComes(FuzzedDataProvider data) {
        TestingClient client = TestingClient.open(SERVER, "websocket");
        while (data.remainingBytes() > 0 && client.isOpen()) {
            client.receive(
                    switch (data.consumeInt(0, 9)) {
                        case 0 -> new EnginePacket.Binary(ByteBuffer.wrap(data.consumeBytes(4)));
                        case 1 -> text(data.consumeAsciiString(12));
                        case 2 -> data.consumeBoolean() ? new EnginePacket.Pong("") : text("");
                        default -> text(data.pickValue(PACKETS));
                    });
        }
        boolean closedByServer = !client.isOpen();
        if (!closedByServer) {
            client.receive(new EnginePacket.Close());
        }
        client.settle();
        assertThat(client.frames().getLast())
                .matches("closed: (parse error|forced close|transport close)");
        assertThat(SERVER.engine().clients()).isZero();
        for (Namespace namespace : SERVER.namespaces()) {
            assertThat(namespace.name()).isIn("/", "/guarded");
            assertThat(namespace.socketCount()).isZero();
            assertThat(namespace.local().sharedRooms()).isZero();
        }
    }

    private static EnginePacket text(String text) {
        return new EnginePacket.Text(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }
}
