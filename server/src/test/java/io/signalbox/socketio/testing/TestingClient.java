package io.signalbox.socketio.testing;

import io.signalbox.engineio.EngineLoop;
import io.signalbox.engineio.EngineSession;
import io.signalbox.engineio.HandshakeRequest;
import io.signalbox.engineio.packet.EnginePacket;
import io.signalbox.socketio.SocketIoServer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/// A client without a network: its transport is a list of frames. Frames are written as in the recorded
/// files: Engine.IO's type digit first, a binary message as `<bin 0102>`.
public final class TestingClient {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final EngineSession session;
    private final EngineLoop loop;
    private RecordingTransport transport;

    private TestingClient(EngineSession session, RecordingTransport transport) {
        this.session = session;
        this.loop = session.loop();
        this.transport = transport;
    }

    /// Opens a session over `polling` or `websocket`.
    public static TestingClient open(SocketIoServer server, String transportName) {
        RecordingTransport transport = new RecordingTransport(transportName);
        EngineLoop loop = server.engine().assign();
        CompletableFuture<EngineSession> session = new CompletableFuture<>();
        loop.execute(
                () ->
                        session.complete(
                                server.engine().open(loop, request(transportName), transport)));
        return new TestingClient(session.join(), transport);
    }

    /// Opens a WebSocket session and joins a namespace.
    public static TestingClient join(SocketIoServer server, String nsp) {
        TestingClient client = open(server, "websocket");
        client.join(nsp, "");
        return client;
    }

    private static HandshakeRequest request(String transportName) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("EIO", "4");
        query.put("transport", transportName);
        return new HandshakeRequest(
                Map.of("host", "127.0.0.1", "user-agent", "testing"),
                query,
                "127.0.0.1",
                Instant.now(),
                false,
                "/socket.io/?EIO=4&transport=" + transportName);
    }

    /// Joins a namespace and waits until it has. Gives the socket's id.
    public String join(String nsp, String auth) {
        String prefix = nsp.equals("/") ? "" : nsp + ",";
        send("40" + prefix + auth);
        String answer = await(frame -> frame.startsWith("40" + prefix + "{"));
        int at = answer.indexOf("\"sid\":\"") + "\"sid\":\"".length();
        return answer.substring(at, answer.indexOf('"', at));
    }

    /// The session's id.
    public String sessionId() {
        return session.id();
    }

    /// Has the server take a packet and waits until it has.
    ///
    /// @throws java.util.concurrent.CompletionException with what the server threw
    public void receive(EnginePacket packet) {
        CompletableFuture.runAsync(() -> session.receive(packet), loop::execute).join();
    }

    /// Whether the session is still there.
    public boolean isOpen() {
        return session.isOpen();
    }

    /// Sends a text packet.
    public void send(String frame) {
        byte[] utf8 = frame.substring(1).getBytes(StandardCharsets.UTF_8);
        loop.execute(() -> session.receive(new EnginePacket.Text(ByteBuffer.wrap(utf8))));
    }

    /// Sends a binary message.
    public void send(byte[] bytes) {
        loop.execute(() -> session.receive(new EnginePacket.Binary(ByteBuffer.wrap(bytes))));
    }

    /// Goes over to WebSocket.
    public void upgrade() {
        RecordingTransport next = new RecordingTransport("websocket", transport.frames());
        CompletableFuture<Void> done = new CompletableFuture<>();
        loop.execute(
                () -> {
                    session.upgradeTo(next);
                    done.complete(null);
                });
        done.join();
        transport = next;
    }

    /// Goes away.
    public void close() {
        loop.execute(() -> session.receive(new EnginePacket.Close()));
    }

    /// All frames until now.
    public List<String> frames() {
        return List.copyOf(transport.frames());
    }

    /// The first matching frame, waited for.
    public String await(Predicate<String> match) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> frames().stream().filter(match).findFirst(), Optional::isPresent)
                .orElseThrow();
    }

    /// Waits for a frame that contains the text.
    public String awaitText(String text) {
        return await(frame -> frame.contains(text));
    }

    /// Waits until everything sent to this client until now has arrived.
    public void settle() {
        CompletableFuture<Void> turn = new CompletableFuture<>();
        loop.execute(() -> turn.complete(null));
        turn.join();
    }
}
