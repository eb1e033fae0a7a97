package io.signalbox.socketio.packet;

import io.signalbox.engineio.packet.MalformedPacketException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// Puts one client's messages together to packets. Not for several threads. After an exception it is not to
/// be used any more: the client's session has to end.
public interface PacketReader {

    /// Takes a text message; the buffer, which has an array, is only valid during the call.
    ///
    /// @return null as long as the packet is not complete
    @Nullable Packet text(ByteBuffer utf8) throws MalformedPacketException;

    /// Takes a binary message; the buffer's array belongs to the reader from now on.
    ///
    /// @return null as long as the packet is not complete
    @Nullable Packet binary(ByteBuffer bytes) throws MalformedPacketException;
}
