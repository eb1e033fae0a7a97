package io.signalbox.socketio.admin.feed;

import io.signalbox.socketio.adapter.Handshake;
import io.signalbox.socketio.adapter.SocketDetails;
import io.signalbox.socketio.packet.msgpack.JsTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A socket as consoles see it (`SerializedSocket`). `data._admin` carries what only its own server
/// knows; it is taken out of `data` here. `auth` never appears.
public final class SocketView {

    /// Key within `socket.data` under which instrumented servers keep clientId and transport.
    static final String ADMIN_KEY = "_admin";

    private static final int CLIENT_ID_LENGTH = 12;

    private SocketView() {}

    /// The view of a socket of any server.
    public static Map<String, @Nullable Object> of(SocketDetails socket, String nsp) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("id", socket.id());
        if (socket.data().get(ADMIN_KEY) instanceof Map<?, ?> tag) {
            putIfText(view, "clientId", tag.get("clientId"));
            putIfText(view, "transport", tag.get("transport"));
        }
        view.put("nsp", nsp);
        view.put("data", withoutTag(socket.data()));
        view.put("handshake", handshake(socket.handshake()));
        view.put("rooms", List.copyOf(socket.rooms()));
        return view;
    }

    private static void putIfText(
            Map<String, @Nullable Object> view, String key, @Nullable Object value) {
        if (value instanceof String text) {
            view.put(key, text);
        }
    }

    /// What may be shown of a session's id, which is a secret of its client.
    public static String clientId(String sessionId) {
        return sessionId.substring(0, Math.min(CLIENT_ID_LENGTH, sessionId.length()));
    }

    /// The value of [#ADMIN_KEY].
    static Map<String, @Nullable Object> tag(String sessionId, String transport) {
        Map<String, @Nullable Object> tag = new LinkedHashMap<>();
        tag.put("clientId", clientId(sessionId));
        tag.put("transport", transport);
        return tag;
    }

    /// What the application keeps at a socket, without what servers keep there.
    public static Map<String, @Nullable Object> withoutTag(Map<String, @Nullable Object> data) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>(data);
        copy.remove(ADMIN_KEY);
        return copy;
    }

    private static Map<String, @Nullable Object> handshake(Handshake handshake) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("address", address(handshake));
        map.put("headers", handshake.headers());
        map.put("query", handshake.query());
        map.put("issued", handshake.issued().toEpochMilli());
        map.put("secure", handshake.secure());
        map.put("time", JsTime.text(handshake.issued()));
        map.put("url", handshake.url());
        map.put("xdomain", handshake.xdomain());
        return map;
    }

    /// The client's address as consoles show it: that of a proxy in between only where it names nobody else.
    public static String address(Handshake handshake) {
        String cloudflare = handshake.headers().get("cf-connecting-ip");
        if (cloudflare != null && !cloudflare.isEmpty()) {
            return cloudflare;
        }
        String forwarded = handshake.headers().get("x-forwarded-for");
        return forwarded != null && !forwarded.isEmpty() ? forwarded : handshake.address();
    }
}
