package io.signalbox.fleet.feed.wire;

import io.socket.parser.Packet;
import io.socket.parser.Parser;
import org.json.JSONArray;
import org.json.JSONException;
import org.json.JSONObject;
import org.jspecify.annotations.Nullable;

/// Socket.IO packets as `socket.io-msgpack-parser` writes them: each one msgpack map
/// `{type, nsp, data, id?}` in one binary frame. Drops what it cannot read and says so; never throws.
public final class MsgpackDecoder implements Parser.Decoder {

    private final WireTrouble trouble;
    private @Nullable Callback callback;

    public MsgpackDecoder(WireTrouble trouble) {
        this.trouble = trouble;
    }

    @Override
    public void add(String text) {
        trouble.otherParser();
    }

    @Override
    public void add(byte[] binary) {
        Packet<Object> packet;
        try {
            packet = read(binary);
        } catch (WireException | JSONException e) {
            trouble.unreadable(e.getMessage() == null ? "no packet" : e.getMessage());
            return;
        }
        if (callback != null) {
            callback.call(packet);
        }
    }

    private static Packet<Object> read(byte[] binary) {
        var in = new MsgpackReader(binary, 0);
        var packet = new Packet<Object>(-1);
        int dataAt = -1;
        for (int entries = in.map(); entries > 0; entries--) {
            switch (in.text()) {
                case "type" -> packet.type = number(in.value());
                case "nsp" -> packet.nsp = in.text();
                case "id" -> packet.id = number(in.value());
                case "data" -> {
                    dataAt = in.position();
                    in.skip();
                }
                default -> in.skip();
            }
        }
        if (packet.nsp == null) {
            throw new WireException("a packet without a namespace");
        }
        packet.data = dataAt < 0 ? null : payload(packet, binary, dataAt);
        if (!right(packet)) {
            throw new WireException("a packet of type " + packet.type + " with a wrong payload");
        }
        return packet;
    }

    private static Object payload(Packet<Object> packet, byte[] binary, int at) {
        if (packet.type == Parser.EVENT) {
            var in = new MsgpackReader(binary, at);
            if (in.array() > 1 && RawListing.EVENT.equals(in.value())) {
                var raw = new RawListing.Packed(binary, in.position());
                return new JSONArray().put(RawListing.EVENT).put((Object) raw);
            }
        }
        return new MsgpackReader(binary, at).value();
    }

    private static boolean right(Packet<Object> packet) {
        Object data = packet.data;
        boolean nothing = data == null || data.equals(JSONObject.NULL);
        return switch (packet.type) {
            case Parser.CONNECT -> nothing || data instanceof JSONObject;
            case Parser.DISCONNECT -> nothing;
            case Parser.EVENT -> data instanceof JSONArray list && list.opt(0) instanceof String;
            case Parser.ACK -> data instanceof JSONArray;
            case Parser.CONNECT_ERROR -> data instanceof JSONObject || data instanceof String;
            default -> false;
        };
    }

    private static int number(Object value) {
        if (value instanceof Integer number) {
            return number;
        }
        throw new WireException("no number where one should be");
    }

    @Override
    public void destroy() {
        callback = null;
    }

    @Override
    public void onDecoded(@Nullable Callback next) {
        callback = next;
    }
}
