package io.signalbox.socketio.adapter.redis;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A Socket.IO EVENT packet as it travels between servers.
///
/// @param nsp the namespace, with its leading slash
/// @param data the event's name and its arguments; binary ones as `byte[]`
record WirePacket(String nsp, List<@Nullable Object> data) {

    private static final int EVENT = 2;

    Map<String, @Nullable Object> wire() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("type", EVENT);
        map.put("data", data);
        map.put("nsp", nsp);
        return map;
    }

    static WirePacket read(Fields packet) throws BadMessageException {
        String nsp = packet.textOrNull("nsp");
        List<@Nullable Object> data = packet.list("data");
        if (data.isEmpty()) {
            throw new BadMessageException("packet without an event name");
        }
        return new WirePacket(nsp == null ? "/" : nsp, data);
    }
}
