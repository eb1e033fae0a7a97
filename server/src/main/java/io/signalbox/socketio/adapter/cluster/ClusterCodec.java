package io.signalbox.socketio.adapter.cluster;

import io.signalbox.socketio.adapter.cluster.ClusterMessage.Broadcast;
import io.signalbox.socketio.adapter.cluster.ClusterMessage.ClientAck;
import io.signalbox.socketio.adapter.cluster.ClusterMessage.ClientCount;
import io.signalbox.socketio.adapter.cluster.ClusterMessage.Close;
import io.signalbox.socketio.adapter.cluster.ClusterMessage.Disconnect;
import io.signalbox.socketio.adapter.cluster.ClusterMessage.Envelope;
import io.signalbox.socketio.adapter.cluster.ClusterMessage.Fetch;
import io.signalbox.socketio.adapter.cluster.ClusterMessage.Fetched;
import io.signalbox.socketio.adapter.cluster.ClusterMessage.Heartbeat;
import io.signalbox.socketio.adapter.cluster.ClusterMessage.Join;
import io.signalbox.socketio.adapter.cluster.ClusterMessage.Leave;
import io.signalbox.socketio.adapter.cluster.ClusterMessage.ServerSideAnswer;
import io.signalbox.socketio.adapter.cluster.ClusterMessage.ServerSideEmit;
import io.signalbox.socketio.packet.msgpack.MsgpackEncoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// [ClusterMessage] to bytes and back: JSON text, or msgpack of the whole message if there is anything binary
/// in it; key order as in Node.
public final class ClusterCodec {

    private static final int INITIAL_HEARTBEAT = 1;
    private static final int HEARTBEAT = 2;
    private static final int BROADCAST = 3;
    private static final int SOCKETS_JOIN = 4;
    private static final int SOCKETS_LEAVE = 5;
    private static final int DISCONNECT_SOCKETS = 6;
    private static final int FETCH_SOCKETS = 7;
    private static final int FETCH_SOCKETS_RESPONSE = 8;
    private static final int SERVER_SIDE_EMIT = 9;
    private static final int SERVER_SIDE_EMIT_RESPONSE = 10;
    private static final int BROADCAST_CLIENT_COUNT = 11;
    private static final int BROADCAST_ACK = 12;
    private static final int ADAPTER_CLOSE = 13;

    private ClusterCodec() {}

    /// Writes a message.
    ///
    /// @throws IllegalArgumentException for a value that neither JSON nor msgpack can carry
    public static byte[] encode(Envelope envelope) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("type", type(envelope.message()));
        Map<String, @Nullable Object> data = data(envelope.message());
        if (data != null) {
            map.put("data", data);
        }
        map.put("uid", envelope.uid());
        map.put("nsp", envelope.nsp());
        return WireText.hasBinary(map) ? MsgpackEncoder.encode(map) : WireText.json(map);
    }

    private static int type(ClusterMessage message) {
        return switch (message) {
            case Heartbeat m -> m.initial() ? INITIAL_HEARTBEAT : HEARTBEAT;
            case Broadcast _ -> BROADCAST;
            case Join _ -> SOCKETS_JOIN;
            case Leave _ -> SOCKETS_LEAVE;
            case Disconnect _ -> DISCONNECT_SOCKETS;
            case Fetch _ -> FETCH_SOCKETS;
            case Fetched _ -> FETCH_SOCKETS_RESPONSE;
            case ServerSideEmit _ -> SERVER_SIDE_EMIT;
            case ServerSideAnswer _ -> SERVER_SIDE_EMIT_RESPONSE;
            case ClientCount _ -> BROADCAST_CLIENT_COUNT;
            case ClientAck _ -> BROADCAST_ACK;
            case Close _ -> ADAPTER_CLOSE;
        };
    }

    private static @Nullable Map<String, @Nullable Object> data(ClusterMessage message) {
        return switch (message) {
            case Heartbeat _, Close _ -> null;
            case Broadcast m -> broadcast(m);
            case Join m -> map("opts", m.target().wire(Map.of()), "rooms", m.rooms());
            case Leave m -> map("opts", m.target().wire(Map.of()), "rooms", m.rooms());
            case Disconnect m -> map("opts", m.target().wire(Map.of()), "close", m.close());
            case Fetch m -> map("opts", m.target().wire(Map.of()), "requestId", m.requestId());
            case Fetched m ->
                    answer(m, "sockets", m.sockets().stream().map(WireSocket::wire).toList());
            case ServerSideEmit m ->
                    m.requestId() == null
                            ? map("packet", m.data())
                            : map("requestId", m.requestId(), "packet", m.data());
            case ServerSideAnswer m -> answer(m, "packet", m.data());
            case ClientCount m -> answer(m, "clientCount", m.count());
            case ClientAck m -> answer(m, "packet", m.argument());
        };
    }

    private static Map<String, @Nullable Object> broadcast(Broadcast m) {
        Map<String, @Nullable Object> map = map("packet", m.packet().wireWithoutNamespace());
        if (m.requestId() != null) {
            map.put("requestId", m.requestId());
        }
        map.put("opts", m.target().wire(m.flags()));
        return map;
    }

    private static Map<String, @Nullable Object> answer(
            ClusterMessage.Response response, String key, @Nullable Object value) {
        return map("requestId", response.requestId(), key, value);
    }

    private static Map<String, @Nullable Object> map(String key, @Nullable Object value) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put(key, value);
        return map;
    }

    private static Map<String, @Nullable Object> map(
            String key, @Nullable Object value, String second, @Nullable Object other) {
        Map<String, @Nullable Object> map = map(key, value);
        map.put(second, other);
        return map;
    }

    /// Reads a message.
    ///
    /// @throws BadMessageException if it is not one that this version knows; no other exception is thrown
    ///     for any input
    public static Envelope decode(byte[] bytes) throws BadMessageException {
        Fields envelope = Fields.of(WireText.either(bytes), "message");
        String nsp = envelope.textOrNull("nsp");
        return new Envelope(
                envelope.textOrNull("uid"), nsp == null ? "/" : nsp, message(envelope, nsp));
    }

    private static ClusterMessage message(Fields envelope, @Nullable String nsp)
            throws BadMessageException {
        int type = envelope.number("type");
        if (type == ADAPTER_CLOSE) {
            return new Close();
        }
        if (type == INITIAL_HEARTBEAT || type == HEARTBEAT) {
            return new Heartbeat(type == INITIAL_HEARTBEAT);
        }
        Fields data = envelope.object("data");
        return switch (type) {
            case BROADCAST -> broadcast(data, nsp);
            case SOCKETS_JOIN -> new Join(target(data), data.texts("rooms"));
            case SOCKETS_LEAVE -> new Leave(target(data), data.texts("rooms"));
            case DISCONNECT_SOCKETS -> new Disconnect(target(data), data.flag("close"));
            case FETCH_SOCKETS -> new Fetch(target(data), data.text("requestId"));
            case SERVER_SIDE_EMIT ->
                    new ServerSideEmit(data.textOrNull("requestId"), event(data.list("packet")));
            default -> response(type, data);
        };
    }

    private static ClusterMessage response(int type, Fields data) throws BadMessageException {
        return switch (type) {
            case FETCH_SOCKETS_RESPONSE ->
                    new Fetched(data.text("requestId"), sockets(data.list("sockets")));
            case SERVER_SIDE_EMIT_RESPONSE ->
                    new ServerSideAnswer(data.text("requestId"), data.value("packet"));
            case BROADCAST_CLIENT_COUNT ->
                    new ClientCount(data.text("requestId"), data.number("clientCount"));
            case BROADCAST_ACK -> new ClientAck(data.text("requestId"), data.value("packet"));
            default -> throw new BadMessageException("unknown message type " + type);
        };
    }

    private static Broadcast broadcast(Fields data, @Nullable String nsp)
            throws BadMessageException {
        Fields opts = data.object("opts");
        WirePacket packet = WirePacket.read(data.object("packet"));
        return new Broadcast(
                new WirePacket(nsp == null ? "/" : nsp, packet.data()),
                data.textOrNull("requestId"),
                Target.read(opts),
                opts.objectOrEmpty("flags"));
    }

    private static Target target(Fields data) throws BadMessageException {
        return Target.read(data.object("opts"));
    }

    private static List<@Nullable Object> event(List<@Nullable Object> data)
            throws BadMessageException {
        if (data.isEmpty()) {
            throw new BadMessageException("packet without an event name");
        }
        return data;
    }

    private static List<WireSocket> sockets(List<@Nullable Object> items)
            throws BadMessageException {
        List<WireSocket> sockets = new ArrayList<>();
        for (Object item : items) {
            sockets.add(WireSocket.read(item));
        }
        return sockets;
    }
}
