package io.signalbox.socketio.adapter.cluster;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A Socket.IO EVENT packet as it travels between servers.
///
/// @param nsp the namespace, with its leading slash
/// @param data the event's name and its arguments; binary ones as `byte[]`
public record WirePacket(String nsp, List<@Nullable Object> data) {

    private static final int EVENT = 2;

    public Map<String, @Nullable Object> wire() {
        Map<String, @Nullable Object> map = wireWithoutNamespace();
        map.put("nsp", nsp);
        return map;
    }

    public Map<String, @Nullable Object> wireWithoutNamespace() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("type", EVENT);
        map.put("data", data);
        return map;
    }

    public static WirePacket read(Fields packet) throws BadMessageException {
        String nsp = packet.textOrNull("nsp");
        List<@Nullable Object> data = packet.list("data");
        if (data.isEmpty()) {
            throw new BadMessageException("packet without an event name");
        }
        return new WirePacket(nsp == null ? "/" : nsp, data);
    }
}
