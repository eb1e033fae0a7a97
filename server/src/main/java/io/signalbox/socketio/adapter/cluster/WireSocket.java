package io.signalbox.socketio.adapter.cluster;

import io.signalbox.socketio.adapter.SocketDetails;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A socket in the answer to a fetch.
///
/// @param handshake always an object with an object `headers`: Node's admin serializer relies on it
/// @param data `socket.data`, with `_admin` {clientId, transport} on instrumented servers
public record WireSocket(
        String id,
        Map<String, @Nullable Object> handshake,
        List<String> rooms,
        Map<String, @Nullable Object> data) {

    public static WireSocket of(SocketDetails socket) {
        return new WireSocket(
                socket.id(),
                WireHandshake.write(socket.handshake()),
                List.copyOf(socket.rooms()),
                socket.data());
    }

    public SocketDetails details() {
        return new SocketDetails(id, WireHandshake.read(handshake), Set.copyOf(rooms), data);
    }

    public Map<String, @Nullable Object> wire() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("id", id);
        map.put("handshake", handshake);
        map.put("rooms", rooms);
        map.put("data", data);
        return map;
    }

    public static WireSocket read(@Nullable Object value) throws BadMessageException {
        Fields fields = Fields.of(value, "socket");
        return new WireSocket(
                fields.text("id"),
                fields.objectOrEmpty("handshake"),
                fields.texts("rooms"),
                fields.objectOrEmpty("data"));
    }
}
