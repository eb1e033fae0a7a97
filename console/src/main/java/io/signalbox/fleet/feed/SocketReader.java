package io.signalbox.fleet.feed;

import io.signalbox.fleet.FleetEvent;
import io.signalbox.fleet.Handshake;
import io.signalbox.fleet.SocketEntry;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.json.JSONArray;
import org.json.JSONObject;
import org.jspecify.annotations.Nullable;

/// Reads the serialized sockets of `all_sockets` and `socket_connected`. Only `id` and `nsp` must be
/// there.
final class SocketReader {

    private static final JSONObject NOTHING = new JSONObject();

    private SocketReader() {}

    static SocketEntry read(JSONObject socket, Instant now) {
        String id = socket.getString("id");
        return new SocketEntry(
                id,
                socket.getString("nsp"),
                socket.optString("clientId", ""),
                socket.optString("transport", ""),
                rooms(socket.optJSONArray("rooms"), id),
                json(socket.opt("data")),
                handshake(socket.optJSONObject("handshake"), now));
    }

    static FleetEvent readUpdate(JSONObject update) {
        return new FleetEvent.SocketUpdated(
                update.getString("nsp"),
                update.getString("id"),
                update.has("transport") ? update.optString("transport") : null,
                update.has("data") ? json(update.opt("data")) : null);
    }

    private static List<String> rooms(@Nullable JSONArray names, String id) {
        var rooms = new TreeSet<String>();
        for (int i = 0; names != null && i < names.length(); i++) {
            rooms.add(names.optString(i));
        }
        rooms.remove(id);
        return List.copyOf(rooms);
    }

    private static Handshake handshake(@Nullable JSONObject sent, Instant now) {
        JSONObject handshake = Objects.requireNonNullElse(sent, NOTHING);
        return new Handshake(
                handshake.optString("address", ""),
                issued(handshake.opt("issued"), now),
                handshake.optString("url", ""),
                handshake.optBoolean("secure", false),
                texts(handshake.optJSONObject("headers")),
                texts(handshake.optJSONObject("query")));
    }

    private static Instant issued(@Nullable Object value, Instant now) {
        return switch (value) {
            case Number millis -> Instant.ofEpochMilli(millis.longValue());
            case String text -> FeedDecoder.time(text, now);
            case null, default -> now;
        };
    }

    private static Map<String, String> texts(@Nullable JSONObject object) {
        if (object == null || object.isEmpty()) {
            return Map.of();
        }
        var texts = new HashMap<String, String>();
        for (String key : object.keySet()) {
            texts.put(key, String.valueOf(object.get(key)));
        }
        return texts;
    }

    private static String json(@Nullable Object data) {
        if (data == null || data.equals(JSONObject.NULL)) {
            return "{}";
        }
        return JSONObject.valueToString(Payload.shown(data));
    }
}
