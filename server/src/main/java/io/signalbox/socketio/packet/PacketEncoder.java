package io.signalbox.socketio.packet;

import io.netty.buffer.ByteBufAllocator;
import io.signalbox.engineio.packet.Outbound;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes packets: Engine.IO's message digit, Socket.IO's header, JSON, and the attachments behind it.
/// Source: Socket.IO protocol, "Packet encoding".
public final class PacketEncoder {
    /// The official parser refuses packets with more.
    public static final int MAX_ATTACHMENTS = 10;

    private static final char MESSAGE = '4';
    private static final String MAIN = "/";

    private PacketEncoder() {}

    /// Encodes a packet once for any number of receivers.
    ///
    /// @return one reference, the caller's
    /// @throws IllegalArgumentException for a value that is none of [Packet]'s kinds, for nesting deeper
    ///     than [Json#MAX_DEPTH] and for more than [#MAX_ATTACHMENTS] attachments
    public static Outbound encode(ByteBufAllocator allocator, Packet packet) {
        return switch (packet) {
            case Packet.Connect connect ->
                    write(allocator, '0', connect.nsp(), Packet.NO_ACK, connect.payload());
            case Packet.Disconnect disconnect ->
                    write(allocator, '1', disconnect.nsp(), Packet.NO_ACK, null);
            case Packet.Event event -> write(allocator, '2', event.nsp(), event.id(), event.data());
            case Packet.Ack ack -> write(allocator, '3', ack.nsp(), ack.id(), ack.data());
            case Packet.ConnectError error ->
                    write(allocator, '4', error.nsp(), Packet.NO_ACK, error.payload());
        };
    }

    private static Outbound write(
            ByteBufAllocator allocator, char type, String nsp, long id, @Nullable Object payload) {
        JsonWriter json = new JsonWriter();
        if (payload != null) {
            json.value(payload);
        }
        List<byte[]> attachments = json.attachments();
        if (attachments.size() > MAX_ATTACHMENTS) {
            throw new IllegalArgumentException(
                    attachments.size() + " binary values in one packet; at most 10 are allowed");
        }
        json.prepend(header(type, nsp, id, attachments.size()));
        return Outbound.text(allocator, json.array(), json.start(), json.length(), attachments);
    }

    private static String header(char type, String nsp, long id, int attachments) {
        if (attachments == 0 && id == Packet.NO_ACK && nsp.equals(MAIN)) {
            return type == '2' ? "42" : "4" + type;
        }
        StringBuilder text = new StringBuilder(16 + nsp.length()).append(MESSAGE);
        if (attachments > 0) {
            // The binary forms of event and ack are three further.
            text.append((char) (type + 3)).append(attachments).append('-');
        } else {
            text.append(type);
        }
        if (!nsp.equals(MAIN)) {
            text.append(nsp).append(',');
        }
        if (id != Packet.NO_ACK) {
            text.append(id);
        }
        return text.toString();
    }
}
