package io.signalbox.socketio.packet;

import io.signalbox.engineio.packet.MalformedPacketException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Reads the packets that clients send, with the checks of the official parser.
/// Source: Socket.IO protocol, "Packet encoding"; limits: [PacketEncoder#MAX_ATTACHMENTS],
/// [Json#MAX_DEPTH], [PacketRules#MAX_NAMESPACE], ack ids of 15 digits.
public final class PacketDecoder {
    private static final int MAX_ID_DIGITS = 15;
    private static final int BINARY_EVENT = 5;
    private static final int BINARY_ACK = 6;

    private final byte[] array;
    private final int end;
    private int position;

    private PacketDecoder(byte[] array, int offset, int length) {
        this.array = array;
        this.position = offset;
        this.end = offset + length;
    }

    /// Reads one packet of text (Engine.IO's type digit is not part of it).
    ///
    /// @return the packet, complete unless it announces attachments
    public static BinaryAssembly decode(byte[] array, int offset, int length)
            throws MalformedPacketException {
        return new PacketDecoder(array, offset, length).packet();
    }

    private BinaryAssembly packet() throws MalformedPacketException {
        int type = position < end ? array[position++] - '0' : -1;
        if (type < 0 || type > BINARY_ACK) {
            throw new MalformedPacketException("unknown packet type; expected 0 to 6");
        }
        boolean binary = type >= BINARY_EVENT;
        int attachments = binary ? attachments() : 0;
        String nsp = namespace();
        long id = id();
        boolean hasPayload = position < end;
        Object payload =
                hasPayload ? new JsonReader(array, position, end, binary).document() : null;
        Packet packet = packet(type, nsp, id, hasPayload, payload);
        return new BinaryAssembly(packet, binary, attachments);
    }

    private static Packet packet(
            int type, String nsp, long id, boolean hasPayload, @Nullable Object payload)
            throws MalformedPacketException {
        return switch (type) {
            case 0 -> connect(nsp, hasPayload, payload);
            case 1 -> disconnect(nsp, hasPayload);
            case 2, BINARY_EVENT -> new Packet.Event(nsp, id, PacketRules.eventData(payload));
            case 3, BINARY_ACK -> new Packet.Ack(nsp, ackId(id), PacketRules.list(payload));
            default -> new Packet.ConnectError(nsp, payload);
        };
    }

    private static Packet connect(String nsp, boolean hasPayload, @Nullable Object payload)
            throws MalformedPacketException {
        if (hasPayload && payload == null) {
            throw new MalformedPacketException("the payload of CONNECT has to be an object");
        }
        return PacketRules.connect(nsp, payload);
    }

    private static Packet disconnect(String nsp, boolean hasPayload)
            throws MalformedPacketException {
        if (hasPayload) {
            throw new MalformedPacketException("DISCONNECT has no payload");
        }
        return new Packet.Disconnect(nsp);
    }

    private static long ackId(long id) throws MalformedPacketException {
        if (id == Packet.NO_ACK) {
            throw new MalformedPacketException("ack without an id");
        }
        return id;
    }

    private int attachments() throws MalformedPacketException {
        long count = digits(2);
        if (count < 0 || position == end || array[position] != '-') {
            throw new MalformedPacketException("expected a number of attachments and '-'");
        }
        position++;
        if (count > PacketEncoder.MAX_ATTACHMENTS) {
            throw new MalformedPacketException("more than 10 attachments");
        }
        return (int) count;
    }

    private String namespace() throws MalformedPacketException {
        if (position == end || array[position] != '/') {
            return "/";
        }
        int start = position;
        while (position < end && array[position] != ',') {
            position++;
        }
        int length = position - start;
        if (length > PacketRules.MAX_NAMESPACE) {
            throw new MalformedPacketException("namespace name longer than 200 bytes");
        }
        if (position < end) {
            position++;
        }
        return new String(array, start, length, StandardCharsets.UTF_8);
    }

    private long id() throws MalformedPacketException {
        return digits(MAX_ID_DIGITS);
    }

    /// The number at the present place, -1 where there is none.
    private long digits(int most) throws MalformedPacketException {
        int start = position;
        long number = 0;
        while (position < end && array[position] >= '0' && array[position] <= '9') {
            number = number * 10 + (array[position++] - '0');
            if (position - start > most) {
                throw new MalformedPacketException("number of too many digits");
            }
        }
        return position == start ? -1 : number;
    }
}
