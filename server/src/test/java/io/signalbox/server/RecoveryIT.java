package io.signalbox.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.engineio.testing.RawWebSocket;
import io.signalbox.socketio.ConnectRefused;
import io.signalbox.socketio.Socket;
import io.signalbox.socketio.SocketIoOptions;
import io.signalbox.socketio.SocketIoServer;
import io.signalbox.socketio.adapter.recovery.RecoveringAdapter;
import io.signalbox.socketio.adapter.recovery.RecoveryOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Connection state recovery, seen from the wire.
class RecoveryIT {
    private static final Pattern CONNECT =
            Pattern.compile("40\\{\"sid\":\"([^\"]{20})\",\"pid\":\"([^\"]{20})\"}");
    private static final Pattern OFFSET = Pattern.compile(",\"([^\"]+)\"]$");

    private SocketServer server;
    private SocketIoServer io;

    private record Ids(String sid, String pid) {
        static Ids of(String connect) {
            // The order of the two keys is not part of the protocol.
            Matcher matcher =
                    CONNECT.matcher(
                            connect.replaceFirst(
                                    "\\{(\"pid\":\"[^\"]+\"),(\"sid\":\"[^\"]+\")}", "{$2,$1}"));
            assertThat(matcher.matches()).as(connect).isTrue();
            return new Ids(matcher.group(1), matcher.group(2));
        }

        String connect(String offset) {
            return "40{\"pid\":\"" + pid + "\",\"offset\":\"" + offset + "\"}";
        }
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @BeforeEach
    void start() throws IOException {
        io = server(RecoveryOptions.DEFAULT);
        server = new SocketServer(io);
    }

    private static SocketIoServer server(@Nullable RecoveryOptions options) {
        return new SocketIoServer(
                SocketIoOptions.DEFAULT
                        .withEngine(EngineServer.CALM)
                        .withConnectionStateRecovery(options));
    }

    private void restart(@Nullable RecoveryOptions options) throws IOException {
        server.close();
        io = server(options);
        server = new SocketServer(io);
    }

    private static String offset(String event) {
        Matcher matcher = OFFSET.matcher(event);
        assertThat(matcher.find()).as(event).isTrue();
        return matcher.group(1);
    }

    private static String withoutOffset(String event) {
        return event.replaceAll(",\"[^\"]+\"]$", "]");
    }

    /// A client that gets one event and goes.
    private String leave(Ids[] ids) throws IOException {
        String offset;
        try (RawWebSocket socket = server.open()) {
            socket.text("40");
            ids[0] = Ids.of(socket.readText());
            io.emit("first");
            offset = offset(socket.readText());
        }
        await().until(() -> io.main().socketCount() == 0);
        return offset;
    }

    @Test
    void isOffByDefault() throws IOException {
        restart(null);
        try (RawWebSocket socket = server.open()) {
            socket.text("40");
            assertThat(socket.readText()).matches("40\\{\"sid\":\"[^\"]{20}\"}");
            io.emit("first");
            assertThat(socket.readText()).isEqualTo("42[\"first\"]");
        }
    }

    @Test
    void givesIdRoomsDataAndMissedEventsBack() throws IOException {
        Queue<Boolean> recovered = new ConcurrentLinkedQueue<>();
        io.onConnection(
                socket -> {
                    recovered.add(socket.recovered());
                    if (!socket.recovered()) {
                        socket.join("mine");
                        socket.data().put("name", "žofie");
                        socket.emit("first");
                    }
                });
        Ids ids;
        String offset;
        try (RawWebSocket socket = server.open()) {
            socket.text("40");
            ids = Ids.of(socket.readText());
            offset = offset(socket.readText());
        }
        await().until(() -> io.main().socketCount() == 0);
        io.emit("all", 1);
        io.to("mine").emit("mine", 2);
        io.to("other").emit("not mine");
        io.except("mine").emit("not mine");
        io.volatileFlag().emit("not kept");
        io.to(ids.sid()).emit("direct", new byte[] {1});
        try (RawWebSocket socket = server.open()) {
            socket.text(ids.connect(offset));

            assertThat(Ids.of(socket.readText())).isEqualTo(ids);
            assertThat(withoutOffset(socket.readText())).isEqualTo("42[\"all\",1]");
            assertThat(withoutOffset(socket.readText())).isEqualTo("42[\"mine\",2]");
            assertThat(withoutOffset(socket.readText()))
                    .isEqualTo("451-[\"direct\",{\"_placeholder\":true,\"num\":0}]");
            assertThat(socket.readBinary().get(0)).isEqualTo((byte) 1);
            await().until(() -> recovered.size() == 2);
            assertThat(recovered).containsExactly(false, true);
            Socket back = io.main().sockets().getFirst();
            assertThat(back.rooms()).containsExactlyInAnyOrder(ids.sid(), "mine");
            assertThat(back.data().value("name")).isEqualTo("žofie");
            io.to("mine").emit("live");
            assertThat(withoutOffset(socket.readText())).isEqualTo("42[\"live\"]");
        }
    }

    @Test
    void socketThatIsGoneIsSpokenToAllTheSame() throws IOException {
        Ids[] ids = new Ids[1];
        Socket[] gone = new Socket[1];
        io.onConnection(socket -> gone[0] = gone[0] == null ? socket : gone[0]);
        String offset = leave(ids);
        gone[0].emit("for later");
        try (RawWebSocket socket = server.open()) {
            socket.text(ids[0].connect(offset));
            assertThat(Ids.of(socket.readText())).isEqualTo(ids[0]);
            assertThat(withoutOffset(socket.readText())).isEqualTo("42[\"for later\"]");
        }
    }

    @Test
    void skipsMiddlewaresForClientThatComesBack() throws IOException {
        AtomicInteger calls = new AtomicInteger();
        io.use(_ -> calls.incrementAndGet());
        Ids[] ids = new Ids[1];
        String offset = leave(ids);
        try (RawWebSocket socket = server.open()) {
            socket.text(ids[0].connect(offset));
            assertThat(Ids.of(socket.readText())).isEqualTo(ids[0]);
            assertThat(calls).hasValue(1);
        }
    }

    @Test
    void runsMiddlewaresOnDemandAndKeepsTheStateOfClientThatTheyRefuse() throws IOException {
        restart(RecoveryOptions.DEFAULT.withSkipMiddlewares(false));
        AtomicInteger calls = new AtomicInteger();
        io.use(
                _ -> {
                    if (calls.incrementAndGet() == 2) {
                        throw new ConnectRefused("not now");
                    }
                });
        Ids[] ids = new Ids[1];
        String offset = leave(ids);
        io.emit("missed");
        try (RawWebSocket socket = server.open()) {
            socket.text(ids[0].connect(offset));
            assertThat(socket.readText()).isEqualTo("44{\"message\":\"not now\"}");
            socket.text(ids[0].connect(offset));
            assertThat(Ids.of(socket.readText())).isEqualTo(ids[0]);
            assertThat(withoutOffset(socket.readText())).isEqualTo("42[\"missed\"]");
        }
    }

    @Test
    void givesNewSessionToUnknownClient() throws IOException {
        Ids[] ids = new Ids[1];
        String offset = leave(ids);
        try (RawWebSocket a = server.open();
                RawWebSocket b = server.open();
                RawWebSocket c = server.open()) {
            a.text(new Ids("x", "unknown").connect(offset));
            assertThat(Ids.of(a.readText()).pid()).isNotEqualTo("unknown");
            b.text(ids[0].connect("unknown"));
            assertThat(Ids.of(b.readText())).isNotEqualTo(ids[0]);
            c.text("40{\"pid\":{},\"offset\":1}");
            Ids.of(c.readText());
        }
    }

    @Test
    void clientComesBackOnce() throws IOException {
        Ids[] ids = new Ids[1];
        String offset = leave(ids);
        try (RawWebSocket first = server.open();
                RawWebSocket second = server.open()) {
            first.text(ids[0].connect(offset));
            assertThat(Ids.of(first.readText())).isEqualTo(ids[0]);
            second.text(ids[0].connect(offset));
            assertThat(Ids.of(second.readText()).sid()).isNotEqualTo(ids[0].sid());
        }
    }

    @Test
    void forgetsClientThatLeftOnPurpose() throws IOException {
        Ids ids;
        String offset;
        try (RawWebSocket socket = server.open()) {
            socket.text("40");
            ids = Ids.of(socket.readText());
            io.emit("first");
            offset = offset(socket.readText());
            socket.text("41");
            await().until(() -> io.main().socketCount() == 0);
            socket.text(ids.connect(offset));
            assertThat(Ids.of(socket.readText()).sid()).isNotEqualTo(ids.sid());
        }
    }

    @Test
    void givesNewSessionWhenMoreWasMissedThanIsKept() throws IOException {
        restart(RecoveryOptions.DEFAULT.withBounds(3, 1_000, 10));
        Ids[] ids = new Ids[1];
        String offset = leave(ids);
        for (int i = 0; i < 4; i++) {
            io.emit("many", i);
        }
        try (RawWebSocket socket = server.open()) {
            socket.text(ids[0].connect(offset));
            assertThat(Ids.of(socket.readText())).isNotEqualTo(ids[0]);
        }
        io.emit("large", "x".repeat(2_000));
        assertThat(((RecoveringAdapter) io.main().adapter()).keptBytes()).isLessThan(1_000);
    }

    @Test
    void forgetsClientThatStaysAwayTooLongAndItsEvents() throws IOException {
        restart(RecoveryOptions.DEFAULT.withMaxDisconnectionDuration(Duration.ofMillis(50)));
        Ids[] ids = new Ids[1];
        String offset = leave(ids);
        await().until(() -> ((RecoveringAdapter) io.main().adapter()).keptBytes() == 0);
        try (RawWebSocket socket = server.open()) {
            socket.text(ids[0].connect(offset));
            assertThat(Ids.of(socket.readText())).isNotEqualTo(ids[0]);
        }
    }

    @Test
    void eventsFromMiddlewaresAreKeptToo() throws IOException {
        io.use(socket -> socket.emit("early", "text"));
        try (RawWebSocket socket = server.open()) {
            socket.text("40");
            Ids.of(socket.readText());
            String early = socket.readText();
            assertThat(withoutOffset(early)).isEqualTo("42[\"early\",\"text\"]");
            assertThat(offset(early)).isNotEqualTo("text");
        }
    }
}
