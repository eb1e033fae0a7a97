package io.signalbox.socketio.packet;

import io.netty.buffer.ByteBufAllocator;
import io.signalbox.engineio.packet.MalformedPacketException;
import io.signalbox.engineio.packet.Outbound;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// The official default.
final class JsonParser implements Parser {

    @Override
    public Outbound encode(ByteBufAllocator allocator, Packet packet) {
        return PacketEncoder.encode(allocator, packet);
    }

    @Override
    public PacketReader reader() {
        return new Reader();
    }

    private static final class Reader implements PacketReader {
        private @Nullable BinaryAssembly assembly;

        @Override
        public @Nullable Packet text(ByteBuffer utf8) throws MalformedPacketException {
            if (assembly != null) {
                throw new MalformedPacketException("text where an attachment was due");
            }
            int offset = utf8.arrayOffset() + utf8.position();
            BinaryAssembly read = PacketDecoder.decode(utf8.array(), offset, utf8.remaining());
            if (read.complete()) {
                return read.packet();
            }
            assembly = read;
            return null;
        }

        @Override
        public @Nullable Packet binary(ByteBuffer bytes) throws MalformedPacketException {
            BinaryAssembly present = assembly;
            if (present == null) {
                throw new MalformedPacketException("attachment without a packet");
            }
            present.add(exactly(bytes));
            if (!present.complete()) {
                return null;
            }
            assembly = null;
            return present.packet();
        }

        private static byte[] exactly(ByteBuffer bytes) {
            if (bytes.arrayOffset() == 0 && bytes.remaining() == bytes.array().length) {
                return bytes.array();
            }
            byte[] copy = new byte[bytes.remaining()];
            bytes.get(copy);
            return copy;
        }
    }
}
