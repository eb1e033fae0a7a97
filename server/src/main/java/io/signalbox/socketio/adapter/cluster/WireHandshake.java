package io.signalbox.socketio.adapter.cluster;

import io.signalbox.socketio.adapter.Handshake;
import io.signalbox.socketio.packet.msgpack.JsTime;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A socket's handshake as Node servers exchange it, and back. Reading is lenient: a field that is
/// missing or of another type becomes its empty value, as the socket itself is what matters.
public final class WireHandshake {

    private WireHandshake() {}

    public static Map<String, @Nullable Object> write(Handshake handshake) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("headers", handshake.headers());
        map.put("time", JsTime.text(handshake.issued()));
        map.put("address", handshake.address());
        map.put("xdomain", handshake.xdomain());
        map.put("secure", handshake.secure());
        map.put("issued", handshake.issued().toEpochMilli());
        map.put("url", handshake.url());
        map.put("query", handshake.query());
        map.put("auth", handshake.auth());
        return map;
    }

    public static Handshake read(Map<String, @Nullable Object> map) {
        return new Handshake(
                texts(map.get("headers"), true),
                texts(map.get("query"), false),
                object(map.get("auth")),
                map.get("address") instanceof String address ? address : "",
                map.get("issued") instanceof Number millis
                        ? Instant.ofEpochMilli(millis.longValue())
                        : Instant.EPOCH,
                Boolean.TRUE.equals(map.get("secure")),
                Boolean.TRUE.equals(map.get("xdomain")),
                map.get("url") instanceof String url ? url : "");
    }

    private static Map<String, @Nullable Object> object(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? new Fields(map).copy() : Map.of();
    }

    private static Map<String, String> texts(@Nullable Object value, boolean join) {
        Map<String, String> texts = new LinkedHashMap<>();
        object(value).forEach((key, item) -> texts.put(key, text(item, join)));
        return texts;
    }

    private static String text(@Nullable Object value, boolean join) {
        if (!(value instanceof List<?> list)) {
            return String.valueOf(value);
        }
        if (join || list.isEmpty()) {
            return list.stream().map(String::valueOf).collect(Collectors.joining(", "));
        }
        return String.valueOf(list.getLast());
    }
}
