package io.signalbox.socketio;

import io.netty.buffer.ByteBufAllocator;
import io.signalbox.engineio.CloseReason;
import io.signalbox.engineio.EngineSession;
import io.signalbox.engineio.HandshakeRequest;
import io.signalbox.engineio.LoopTimer;
import io.signalbox.engineio.SessionListener;
import io.signalbox.engineio.packet.MalformedPacketException;
import io.signalbox.engineio.packet.Outbound;
import io.signalbox.socketio.NamespaceRegistry.Admission;
import io.signalbox.socketio.adapter.Handshake;
import io.signalbox.socketio.packet.Packet;
import io.signalbox.socketio.packet.PacketReader;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// One session with its sockets, one for each namespace that the client has joined. Confined to the loop.
final class Client implements SessionListener {
    /// How many namespaces one client may be in or ask for at the same time.
    static final int MAX_NAMESPACES = 1_000;

    private static final Socket[] NONE = {};

    private final SocketIoServer server;
    private final EngineSession session;
    private final PacketReader reader;
    private Socket[] sockets = NONE;
    private int asking;

    // Of the packet that is arriving: its text and what has come of its attachments.
    private int packetBytes;
    private @Nullable LoopTimer connectDeadline;
    private boolean retired;

    Client(SocketIoServer server, EngineSession session) {
        this.server = server;
        this.session = session;
        this.reader = server.options().parser().reader();
        connectDeadline =
                session.loop()
                        .after(
                                server.options().connectTimeout().toNanos(),
                                () -> close(DisconnectReason.FORCED_SERVER_CLOSE));
    }

    private void cancelConnectDeadline() {
        LoopTimer deadline = connectDeadline;
        connectDeadline = null;
        if (deadline != null) {
            deadline.cancel();
        }
    }

    EngineSession session() {
        return session;
    }

    Handshake handshake(Map<String, @Nullable Object> auth) {
        HandshakeRequest request = session.request();
        return new Handshake(
                request.headers(),
                request.query(),
                auth,
                request.address(),
                request.issued(),
                request.secure(),
                request.header("origin") != null,
                request.url());
    }

    @Override
    public void text(ByteBuffer utf8) {
        packetBytes += utf8.remaining();
        try {
            received(reader.text(utf8));
        } catch (MalformedPacketException e) {
            malformed(e);
        }
    }

    @Override
    public void binary(ByteBuffer bytes) {
        packetBytes += bytes.remaining();
        try {
            received(reader.binary(bytes));
        } catch (MalformedPacketException e) {
            malformed(e);
        }
    }

    private void malformed(MalformedPacketException failure) {
        for (Socket socket : sockets) {
            socket.failed(failure);
        }
        session.close(CloseReason.PARSE_ERROR);
    }

    private void received(@Nullable Packet packet) {
        if (packet == null) {
            return;
        }
        int bytes = packetBytes;
        packetBytes = 0;
        Socket socket = find(packet.nsp());
        if (socket == null) {
            if (packet instanceof Packet.Connect connect) {
                connect(connect);
            } else {
                invalidState();
            }
        } else if (socket.connected()) {
            received(socket, packet, bytes);
        } else {
            // Until it is let in, whatever it sends would bypass the middlewares.
            invalidState();
        }
    }

    private void received(Socket socket, Packet packet, int bytes) {
        switch (packet) {
            case Packet.Event event -> {
                // Unanswered, it is the client's to repeat elsewhere.
                if (!retired) {
                    socket.received(event, bytes);
                }
            }
            case Packet.Ack ack -> socket.answered(ack);
            case Packet.Disconnect _ -> socket.end(DisconnectReason.CLIENT_NAMESPACE_DISCONNECT);
            case Packet.Connect _, Packet.ConnectError _ -> invalidState();
        }
    }

    private void invalidState() {
        close(DisconnectReason.FORCED_SERVER_CLOSE);
    }

    private void connect(Packet.Connect packet) {
        Map<String, @Nullable Object> auth = auth(packet.payload());
        if (sockets.length + asking >= MAX_NAMESPACES) {
            refuse(packet.nsp(), "Too many namespaces");
            return;
        }
        Admission present = server.registry().find(packet.nsp());
        if (present != null) {
            admitted(packet.nsp(), auth, present);
            return;
        }
        asking++;
        server.registry()
                .admit(packet.nsp(), auth)
                .thenAccept(
                        admission ->
                                session.loop()
                                        .execute(
                                                () -> {
                                                    asking--;
                                                    admitted(packet.nsp(), auth, admission);
                                                }));
    }

    private void admitted(String nsp, Map<String, @Nullable Object> auth, Admission admission) {
        Namespace namespace = admission.namespace();
        if (namespace == null) {
            refuse(nsp, admission.refusal());
        } else if (!session.isOpen()) {
            namespace.left();
        } else if (find(nsp) != null) {
            // Asked for it twice before the first answer.
            namespace.left();
            invalidState();
        } else {
            namespace.connect(this, auth);
        }
    }

    private void refuse(String nsp, String message) {
        send(new Packet.ConnectError(nsp, Map.of("message", message)));
    }

    private static Map<String, @Nullable Object> auth(@Nullable Object payload) {
        if (!(payload instanceof Map<?, ?> map) || map.isEmpty()) {
            return Map.of();
        }
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(String.valueOf(key), value));
        return copy;
    }

    private void send(Packet packet) {
        Outbound encoded = server.options().parser().encode(ByteBufAllocator.DEFAULT, packet);
        session.send(encoded, false);
        encoded.release();
    }

    private @Nullable Socket find(String nsp) {
        for (Socket socket : sockets) {
            if (socket.namespace().name().equals(nsp)) {
                return socket;
            }
        }
        return null;
    }

    void add(Socket socket) {
        sockets = Arrays.copyOf(sockets, sockets.length + 1);
        sockets[sockets.length - 1] = socket;
    }

    /// One of its sockets has been let in: the deadline for that no longer holds.
    void joined() {
        cancelConnectDeadline();
    }

    void remove(Socket socket) {
        Socket[] others =
                Arrays.stream(sockets).filter(other -> other != socket).toArray(Socket[]::new);
        sockets = others.length == 0 ? NONE : others;
    }

    void disconnectAll() {
        for (Socket socket : sockets) {
            socket.disconnectNow();
        }
        close(DisconnectReason.FORCED_SERVER_CLOSE);
    }

    /// Ends the session; its sockets hear this reason.
    void close(DisconnectReason reason) {
        for (Socket socket : sockets) {
            socket.end(reason);
        }
        session.close(CloseReason.FORCED_CLOSE);
    }

    @Override
    public void retire(Runnable finished) {
        retired = true;
        AtomicInteger busy = new AtomicInteger(1);
        Runnable oneLess =
                () -> {
                    if (busy.decrementAndGet() == 0) {
                        finished.run();
                    }
                };
        for (Socket socket : sockets) {
            busy.incrementAndGet();
            // Behind the handlers that run or wait, and behind the answers they have sent: that of
            // a handler that has just ended may still wait for the loop.
            socket.runLater(() -> socket.loop().execute(oneLess));
        }
        oneLess.run();
    }

    @Override
    public void closed(CloseReason reason) {
        cancelConnectDeadline();
        DisconnectReason why = DisconnectReason.of(reason);
        for (Socket socket : sockets) {
            socket.end(why);
        }
    }
}
