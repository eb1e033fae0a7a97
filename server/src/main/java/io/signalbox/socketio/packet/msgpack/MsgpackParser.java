package io.signalbox.socketio.packet.msgpack;

import io.netty.buffer.ByteBufAllocator;
import io.signalbox.engineio.packet.MalformedPacketException;
import io.signalbox.engineio.packet.Outbound;
import io.signalbox.socketio.packet.Packet;
import io.signalbox.socketio.packet.PacketReader;
import io.signalbox.socketio.packet.PacketRules;
import io.signalbox.socketio.packet.Parser;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One binary message for each packet, a msgpack map of `type`, `nsp`, `data` and `id`: compatible with the
/// npm package `socket.io-msgpack-parser` 3. Binary values travel in their places, a client's `Date` arrives
/// as ISO-8601 text, and an [java.time.Instant] goes out as `Date`.
///
/// Limits: types 0 to 4, nesting of [MsgpackDecoder#MAX_DEPTH], names of namespaces of
/// [PacketRules#MAX_NAMESPACE]; sizes are the engine's to limit.
public final class MsgpackParser implements Parser {
    /// The one instance: it has no state.
    public static final Parser MSGPACK = new MsgpackParser();

    private static final Reader READER = new Reader();
    private static final String TYPE = "type";
    private static final String NSP = "nsp";
    private static final String DATA = "data";
    private static final String ID = "id";

    private MsgpackParser() {}

    @Override
    public Outbound encode(ByteBufAllocator allocator, Packet packet) {
        Map<String, @Nullable Object> map =
                switch (packet) {
                    case Packet.Connect connect -> map(0, connect.nsp(), connect.payload());
                    case Packet.Disconnect disconnect -> map(1, disconnect.nsp(), null);
                    case Packet.Event event -> map(2, event.nsp(), event.data());
                    case Packet.Ack ack -> map(3, ack.nsp(), ack.data());
                    case Packet.ConnectError error -> map(4, error.nsp(), error.payload());
                };
        if (packet instanceof Packet.Event event && event.wantsAck()) {
            map.put(ID, event.id());
        } else if (packet instanceof Packet.Ack ack) {
            map.put(ID, ack.id());
        }
        return Outbound.binary(allocator, MsgpackEncoder.encodeForClients(map));
    }

    private static Map<String, @Nullable Object> map(
            int type, String nsp, @Nullable Object payload) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put(TYPE, type);
        map.put(NSP, nsp);
        if (payload != null) {
            map.put(DATA, payload);
        }
        return map;
    }

    @Override
    public PacketReader reader() {
        return READER;
    }

    /// A packet is one message, so there is nothing to remember.
    private static final class Reader implements PacketReader {

        @Override
        public Packet text(ByteBuffer utf8) throws MalformedPacketException {
            throw new MalformedPacketException("text where msgpack was due");
        }

        @Override
        public Packet binary(ByteBuffer bytes) throws MalformedPacketException {
            Object value;
            try {
                value = MsgpackDecoder.decode(bytes);
            } catch (MsgpackException e) {
                throw new MalformedPacketException("not msgpack");
            }
            if (!(value instanceof Map<?, ?> map)) {
                throw new MalformedPacketException("a packet has to be a map");
            }
            return packet(type(map), nsp(map), id(map), map.get(DATA));
        }

        private static int type(Map<?, ?> map) throws MalformedPacketException {
            if (map.get(TYPE) instanceof Integer type && type >= 0 && type <= 4) {
                return type;
            }
            throw new MalformedPacketException("unknown packet type; expected 0 to 4");
        }

        private static String nsp(Map<?, ?> map) throws MalformedPacketException {
            if (map.get(NSP) instanceof String nsp
                    && nsp.startsWith("/")
                    && nsp.getBytes(StandardCharsets.UTF_8).length <= PacketRules.MAX_NAMESPACE) {
                return nsp;
            }
            throw new MalformedPacketException(
                    "the namespace has to be a text that begins with '/', of 200 bytes at most");
        }

        private static long id(Map<?, ?> map) throws MalformedPacketException {
            Object id = map.get(ID);
            if (id == null) {
                return Packet.NO_ACK;
            }
            if ((id instanceof Integer || id instanceof Long) && ((Number) id).longValue() >= 0) {
                return ((Number) id).longValue();
            }
            throw new MalformedPacketException("the id of an event or ack has to be a number");
        }

        private static Packet packet(int type, String nsp, long id, @Nullable Object data)
                throws MalformedPacketException {
            return switch (type) {
                case 0 -> PacketRules.connect(nsp, data);
                case 1 -> disconnect(nsp, data);
                case 2 -> new Packet.Event(nsp, id, PacketRules.eventData(data));
                case 3 -> ack(nsp, id, data);
                default -> new Packet.ConnectError(nsp, data);
            };
        }

        private static Packet disconnect(String nsp, @Nullable Object data)
                throws MalformedPacketException {
            if (data != null) {
                throw new MalformedPacketException("DISCONNECT has no payload");
            }
            return new Packet.Disconnect(nsp);
        }

        private static Packet ack(String nsp, long id, @Nullable Object data)
                throws MalformedPacketException {
            if (id == Packet.NO_ACK) {
                throw new MalformedPacketException("ack without an id");
            }
            return new Packet.Ack(nsp, id, PacketRules.list(data));
        }
    }
}
