package io.signalbox.socketio;

import io.netty.buffer.ByteBufAllocator;
import io.signalbox.engineio.CloseReason;
import io.signalbox.engineio.EngineSession;
import io.signalbox.engineio.HandshakeRequest;
import io.signalbox.engineio.SessionListener;
import io.signalbox.engineio.packet.MalformedPacketException;
import io.signalbox.engineio.packet.Outbound;
import io.signalbox.socketio.adapter.Handshake;
import io.signalbox.socketio.packet.BinaryAssembly;
import io.signalbox.socketio.packet.Packet;
import io.signalbox.socketio.packet.PacketDecoder;
import io.signalbox.socketio.packet.PacketEncoder;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// One session with its sockets, one for each namespace that the client has joined. Confined to the loop.
final class Client implements SessionListener {
    private static final Socket[] NONE = {};

    private final SocketIoServer server;
    private final EngineSession session;
    private Socket[] sockets = NONE;
    private boolean everConnected;
    private boolean retired;
    private @Nullable BinaryAssembly assembly;

    Client(SocketIoServer server, EngineSession session) {
        this.server = server;
        this.session = session;
        session.after(server.options().connectTimeout(), this::closeUnlessConnected);
    }

    private void closeUnlessConnected() {
        if (!everConnected) {
            session.close(CloseReason.FORCED_CLOSE);
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
                request.headers().containsKey("origin"),
                request.url());
    }

    @Override
    public void text(ByteBuffer utf8) {
        try {
            if (assembly != null) {
                throw new MalformedPacketException("text where an attachment was due");
            }
            BinaryAssembly read =
                    PacketDecoder.decode(
                            utf8.array(), utf8.arrayOffset() + utf8.position(), utf8.remaining());
            if (read.complete()) {
                received(read.packet());
            } else {
                assembly = read;
            }
        } catch (MalformedPacketException e) {
            session.close(CloseReason.PARSE_ERROR);
        }
    }

    @Override
    public void binary(ByteBuffer bytes) {
        try {
            BinaryAssembly present = assembly;
            if (present == null) {
                throw new MalformedPacketException("attachment without a packet");
            }
            present.add(exactly(bytes));
            if (present.complete()) {
                assembly = null;
                received(present.packet());
            }
        } catch (MalformedPacketException e) {
            session.close(CloseReason.PARSE_ERROR);
        }
    }

    private static byte[] exactly(ByteBuffer bytes) {
        if (bytes.arrayOffset() == 0 && bytes.remaining() == bytes.array().length) {
            return bytes.array();
        }
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        return copy;
    }

    private void received(Packet packet) throws MalformedPacketException {
        Socket socket = find(packet.nsp());
        switch (packet) {
            case Packet.Connect connect -> connect(socket, connect);
            case Packet.Event event -> {
                Socket receiver = require(socket);
                // Unanswered, it is the client's to repeat elsewhere.
                if (!retired) {
                    receiver.received(event);
                }
            }
            case Packet.Ack ack -> require(socket).received(ack);
            case Packet.Disconnect _ ->
                    require(socket).end(DisconnectReason.CLIENT_NAMESPACE_DISCONNECT);
            case Packet.ConnectError _ ->
                    throw new MalformedPacketException("only servers send connect errors");
        }
    }

    private static Socket require(@Nullable Socket socket) throws MalformedPacketException {
        if (socket == null) {
            throw new MalformedPacketException("packet for a namespace that was not joined");
        }
        return socket;
    }

    private void connect(@Nullable Socket present, Packet.Connect packet)
            throws MalformedPacketException {
        if (present != null) {
            throw new MalformedPacketException("namespace joined twice");
        }
        Namespace namespace = server.find(packet.nsp());
        if (namespace == null) {
            send(new Packet.ConnectError(packet.nsp(), Map.of("message", "Invalid namespace")));
        } else {
            namespace.connect(this, auth(packet.payload()));
        }
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
        Outbound encoded = PacketEncoder.encode(ByteBufAllocator.DEFAULT, packet);
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
        everConnected = true;
        sockets = Arrays.copyOf(sockets, sockets.length + 1);
        sockets[sockets.length - 1] = socket;
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
            if (socket.isBusy()) {
                busy.incrementAndGet();
                // Behind the handlers that run or wait, and behind the answers they have sent.
                socket.runLater(() -> socket.loop().execute(oneLess));
            }
        }
        oneLess.run();
    }

    @Override
    public void closed(CloseReason reason) {
        assembly = null;
        DisconnectReason why = DisconnectReason.of(reason);
        for (Socket socket : sockets) {
            socket.end(why);
        }
    }
}
