package io.signalbox.socketio.adapter.redis.classic;

import io.signalbox.socketio.adapter.cluster.BadMessageException;
import io.signalbox.socketio.adapter.cluster.Fields;
import io.signalbox.socketio.adapter.cluster.WireSocket;
import io.signalbox.socketio.adapter.cluster.WireText;
import io.signalbox.socketio.adapter.redis.classic.ClassicResponse.ClientAck;
import io.signalbox.socketio.adapter.redis.classic.ClassicResponse.ClientCount;
import io.signalbox.socketio.adapter.redis.classic.ClassicResponse.Done;
import io.signalbox.socketio.adapter.redis.classic.ClassicResponse.Fetched;
import io.signalbox.socketio.adapter.redis.classic.ClassicResponse.Rooms;
import io.signalbox.socketio.adapter.redis.classic.ClassicResponse.ServerSideAnswer;
import io.signalbox.socketio.adapter.redis.classic.ClassicResponse.SocketIds;
import io.signalbox.socketio.packet.msgpack.MsgpackEncoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// [ClassicResponse] to the bytes of a response channel and back.
final class ResponseCodec {

    private static final int SERVER_SIDE_EMIT = 6;
    private static final int BROADCAST_CLIENT_COUNT = 8;
    private static final int BROADCAST_ACK = 9;

    private ResponseCodec() {}

    static byte[] encode(ClassicResponse response) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        return switch (response) {
            case SocketIds r -> json(map, r, "sockets", r.ids());
            case Fetched r ->
                    json(map, r, "sockets", r.sockets().stream().map(WireSocket::wire).toList());
            case Rooms r -> json(map, r, "rooms", r.rooms());
            case Done r -> {
                map.put("requestId", r.requestId());
                yield WireText.json(map);
            }
            case ServerSideAnswer r -> {
                map.put("type", SERVER_SIDE_EMIT);
                yield json(map, r, "data", r.data());
            }
            case ClientCount r -> {
                map.put("type", BROADCAST_CLIENT_COUNT);
                yield json(map, r, "clientCount", r.count());
            }
            case ClientAck r -> {
                map.put("type", BROADCAST_ACK);
                map.put("requestId", r.requestId());
                map.put("packet", r.argument());
                yield MsgpackEncoder.encode(map);
            }
        };
    }

    private static byte[] json(
            Map<String, @Nullable Object> map,
            ClassicResponse response,
            String key,
            @Nullable Object value) {
        map.put("requestId", response.requestId());
        map.put(key, value);
        return WireText.json(map);
    }

    /// @throws BadMessageException if it is not an answer that this version knows
    static ClassicResponse decode(byte[] message) throws BadMessageException {
        Fields f = Fields.of(WireText.either(message), "response");
        String requestId = f.text("requestId");
        if (f.has("type")) {
            return typed(f.number("type"), requestId, f);
        }
        if (f.has("sockets")) {
            return sockets(requestId, f.list("sockets"));
        }
        return f.has("rooms") ? new Rooms(requestId, f.texts("rooms")) : new Done(requestId);
    }

    private static ClassicResponse typed(int type, String requestId, Fields f)
            throws BadMessageException {
        return switch (type) {
            case SERVER_SIDE_EMIT -> new ServerSideAnswer(requestId, f.value("data"));
            case BROADCAST_CLIENT_COUNT -> new ClientCount(requestId, f.number("clientCount"));
            case BROADCAST_ACK -> new ClientAck(requestId, f.value("packet"));
            default -> throw new BadMessageException("unknown response type " + type);
        };
    }

    private static ClassicResponse sockets(String requestId, List<@Nullable Object> items)
            throws BadMessageException {
        if (!items.isEmpty() && items.getFirst() instanceof String) {
            List<String> ids = new ArrayList<>();
            items.forEach(item -> ids.add(String.valueOf(item)));
            return new SocketIds(requestId, ids);
        }
        List<WireSocket> sockets = new ArrayList<>();
        for (Object item : items) {
            sockets.add(WireSocket.read(item));
        }
        return new Fetched(requestId, sockets);
    }
}
