package io.signalbox.fleet.feed.wire;

import io.socket.parser.Packet;
import io.socket.parser.Parser;
import java.util.ArrayList;
import java.util.List;
import org.json.JSONArray;
import org.json.JSONException;
import org.json.JSONObject;
import org.json.JSONTokener;
import org.jspecify.annotations.Nullable;

/// Socket.IO packets of protocol 5 as text, `51-/admin,["name",{"_placeholder":true,"num":0}]`, and
/// the binary frames that follow some. Drops what it cannot read and says so; never throws.
public final class JsonDecoder implements Parser.Decoder {

    private static final String LISTING = "[\"" + RawListing.EVENT + "\",";

    private final WireTrouble trouble;
    private @Nullable Callback callback;
    private @Nullable Packet<Object> waiting;
    private final List<byte[]> attachments = new ArrayList<>();

    public JsonDecoder(WireTrouble trouble) {
        this.trouble = trouble;
    }

    @Override
    public void add(String text) {
        waiting = null;
        attachments.clear();
        Packet<Object> packet;
        try {
            packet = read(text);
        } catch (WireException | JSONException | NumberFormatException e) {
            trouble.unreadable(e.getMessage() == null ? "no packet" : e.getMessage());
            return;
        }
        if (packet.attachments > 0) {
            waiting = packet;
        } else {
            deliver(packet);
        }
    }

    @Override
    public void add(byte[] binary) {
        Packet<Object> packet = waiting;
        if (packet == null) {
            trouble.otherParser();
            return;
        }
        attachments.add(binary);
        if (attachments.size() < packet.attachments) {
            return;
        }
        waiting = null;
        if (packet.data instanceof JSONArray data) {
            packet.data = complete(data, List.copyOf(attachments));
        }
        attachments.clear();
        deliver(packet);
    }

    private void deliver(Packet<Object> packet) {
        if (callback != null) {
            callback.call(packet);
        }
    }

    private static Packet<Object> read(String text) {
        if (text.isEmpty()) {
            throw new WireException("an empty packet");
        }
        var packet = new Packet<Object>(text.charAt(0) - '0');
        if (packet.type < Parser.CONNECT || packet.type > Parser.BINARY_ACK) {
            throw new WireException("unknown packet type '" + text.charAt(0) + "'");
        }
        int at = 1;
        if (packet.type == Parser.BINARY_EVENT || packet.type == Parser.BINARY_ACK) {
            int dash = text.indexOf('-', at);
            if (dash < 0) {
                throw new WireException("a binary packet without a number of attachments");
            }
            packet.attachments = Integer.parseInt(text.substring(at, dash));
            at = dash + 1;
        }
        packet.nsp = "/";
        if (at < text.length() && text.charAt(at) == '/') {
            int comma = text.indexOf(',', at);
            int end = comma < 0 ? text.length() : comma;
            packet.nsp = withoutQuery(text.substring(at, end));
            at = Math.min(text.length(), end + 1);
        }
        int digits = at;
        while (at < text.length() && Character.isDigit(text.charAt(at))) {
            at++;
        }
        if (at > digits) {
            packet.id = Integer.parseInt(text.substring(digits, at));
        }
        payload(packet, text, at);
        return packet;
    }

    private static String withoutQuery(String namespace) {
        int query = namespace.indexOf('?');
        return query < 0 ? namespace : namespace.substring(0, query);
    }

    private static void payload(Packet<Object> packet, String text, int at) {
        if (text.startsWith(LISTING, at) && isEvent(packet)) {
            var raw = new RawListing.Text(text, at + LISTING.length(), List.of());
            packet.data = new JSONArray().put(RawListing.EVENT).put((Object) raw);
            return;
        }
        Object data = at < text.length() ? value(text.substring(at)) : null;
        packet.data = data;
        boolean right =
                switch (packet.type) {
                    case Parser.CONNECT -> data == null || data instanceof JSONObject;
                    case Parser.CONNECT_ERROR ->
                            data instanceof JSONObject || data instanceof String;
                    case Parser.DISCONNECT -> data == null;
                    case Parser.EVENT, Parser.BINARY_EVENT ->
                            data instanceof JSONArray list && list.opt(0) instanceof String;
                    default -> data instanceof JSONArray;
                };
        if (!right) {
            throw new WireException("a packet of type " + packet.type + " with a wrong payload");
        }
    }

    private static Object value(String json) {
        try {
            return new JSONTokener(json).nextValue();
        } catch (StackOverflowError e) {
            // The parser recurses; nothing a server means to say is that deep.
            throw new WireException("nested too deep");
        }
    }

    private static boolean isEvent(Packet<?> packet) {
        return packet.type == Parser.EVENT || packet.type == Parser.BINARY_EVENT;
    }

    private static Object complete(JSONArray data, List<byte[]> binary) {
        if (data.opt(1) instanceof RawListing.Text(String packet, int from, _)) {
            var raw = new RawListing.Text(packet, from, binary);
            return new JSONArray().put(RawListing.EVENT).put((Object) raw);
        }
        return filled(data, binary);
    }

    private static Object filled(@Nullable Object value, List<byte[]> binary) {
        return switch (value) {
            case null -> JSONObject.NULL;
            case JSONArray list -> {
                for (int i = 0; i < list.length(); i++) {
                    list.put(i, filled(list.opt(i), binary));
                }
                yield list;
            }
            case JSONObject object when object.optBoolean("_placeholder") -> {
                int number = object.optInt("num", -1);
                yield number >= 0 && number < binary.size() ? binary.get(number) : JSONObject.NULL;
            }
            case JSONObject object -> {
                for (String key : object.keySet()) {
                    object.put(key, filled(object.opt(key), binary));
                }
                yield object;
            }
            default -> value;
        };
    }

    @Override
    public void destroy() {
        waiting = null;
        attachments.clear();
        callback = null;
    }

    @Override
    public void onDecoded(@Nullable Callback next) {
        callback = next;
    }
}
