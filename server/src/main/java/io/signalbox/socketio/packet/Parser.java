package io.signalbox.socketio.packet;

import io.netty.buffer.ByteBufAllocator;
import io.signalbox.engineio.packet.Outbound;

/// How packets become Engine.IO messages and back: the official `parser` option. A server has one, and all
/// its clients have to use the same. Safe on any thread.
public interface Parser {

    /// The official default: a packet as text, binary values as messages of their own behind it.
    Parser JSON = new JsonParser();

    /// Encodes a packet once for any number of receivers.
    ///
    /// @return one reference, the caller's
    /// @throws IllegalArgumentException for a value that the encoding does not know
    Outbound encode(ByteBufAllocator allocator, Packet packet);

    /// What reads the packets of one client.
    PacketReader reader();
}
