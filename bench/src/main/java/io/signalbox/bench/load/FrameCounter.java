package io.signalbox.bench.load;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/// Walks over a server's frames by their headers and looks at the first byte of each only. Not for
/// several threads.
final class FrameCounter {
    private static final int MEDIUM = 126;
    private static final int LARGE = 127;
    private static final int CONTROL = 8;
    private static final int PING_LENGTH = 1;

    private long skip;
    private ByteBuf rest = Unpooled.EMPTY_BUFFER;
    private int pings;
    private boolean closing;

    /// The number of messages that begin in these bytes, Engine.IO's pings left out.
    int count(ByteBuf in) {
        boolean joined = rest.isReadable();
        ByteBuf bytes = joined ? Unpooled.wrappedBuffer(rest, in.retainedSlice()) : in;
        int messages = 0;
        while (bytes.isReadable()) {
            if (skip > 0) {
                int step = (int) Math.min(skip, bytes.readableBytes());
                bytes.skipBytes(step);
                skip -= step;
            } else if (!hasHeader(bytes)) {
                break;
            } else if (header(bytes)) {
                messages++;
            }
        }
        ByteBuf left = bytes.isReadable() ? Unpooled.copiedBuffer(bytes) : Unpooled.EMPTY_BUFFER;
        if (joined) {
            bytes.release();
        }
        rest = left;
        return messages;
    }

    private static boolean hasHeader(ByteBuf bytes) {
        int readable = bytes.readableBytes();
        return readable >= 2 && readable >= headerLength(length(bytes));
    }

    private static int length(ByteBuf bytes) {
        return bytes.getByte(bytes.readerIndex() + 1) & 0x7F;
    }

    private static int headerLength(int length) {
        return length == LARGE ? 10 : length == MEDIUM ? 4 : 2;
    }

    // Of all messages the ping alone is one byte long.
    private boolean header(ByteBuf bytes) {
        int opcode = bytes.readByte() & 0x0F;
        int length = bytes.readByte() & 0x7F;
        skip =
                length == LARGE
                        ? bytes.readLong()
                        : length == MEDIUM ? bytes.readUnsignedShort() : length;
        if (opcode >= CONTROL) {
            closing |= opcode == CONTROL;
            return false;
        }
        if (skip == PING_LENGTH) {
            pings++;
            return false;
        }
        return true;
    }

    /// The pings since the last call.
    int takePings() {
        int taken = pings;
        pings = 0;
        return taken;
    }

    /// Whether the server has sent a close frame.
    boolean closing() {
        return closing;
    }
}
