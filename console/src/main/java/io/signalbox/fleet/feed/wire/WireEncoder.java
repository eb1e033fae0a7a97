package io.signalbox.fleet.feed.wire;

import io.socket.parser.IOParser;
import io.socket.parser.Packet;
import io.socket.parser.Parser;
import org.json.JSONObject;
import org.jspecify.annotations.Nullable;

/// Writes packets as JSON or msgpack, but for those of one namespace that exists on this side only.
public final class WireEncoder implements Parser.Encoder {

    /// A socket of this namespace holds the connection while the admin namespace is left and joined
    /// again: the client library hangs up when its last socket leaves. Nothing of it is ever sent.
    public static final String KEEPER = "/signalbox-keeper";

    private static final Object[] NOTHING = {};

    private final Parser.Encoder json = new IOParser.Encoder();
    private final boolean msgpack;

    public WireEncoder(boolean msgpack) {
        this.msgpack = msgpack;
    }

    // The interface of the library has no type parameter.
    @Override
    @SuppressWarnings("rawtypes")
    public void encode(Packet packet, Callback callback) {
        if (KEEPER.equals(packet.nsp)) {
            callback.call(NOTHING);
        } else if (msgpack) {
            callback.call(new Object[] {packed(packet)});
        } else {
            json.encode(packet, callback);
        }
    }

    private static byte[] packed(Packet<?> packet) {
        Object data = packet.data;
        boolean hasData = data != null && !data.equals(JSONObject.NULL);
        var out = new MsgpackWriter();
        out.map(2 + (hasData ? 1 : 0) + (packet.id >= 0 ? 1 : 0));
        out.value("type");
        out.value(packet.type);
        out.value("nsp");
        out.value(namespace(packet.nsp));
        if (hasData) {
            out.value("data");
            out.value(data);
        }
        if (packet.id >= 0) {
            out.value("id");
            out.value(packet.id);
        }
        return out.written();
    }

    private static String namespace(@Nullable String namespace) {
        return namespace == null || namespace.isEmpty() ? "/" : namespace;
    }
}
