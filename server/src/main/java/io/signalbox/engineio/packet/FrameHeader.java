package io.signalbox.engineio.packet;

import io.netty.buffer.ByteBuf;
import java.io.ByteArrayOutputStream;

/// Headers of WebSocket frames from server to client: final, unmasked. Source: RFC 6455, 5.2.
public final class FrameHeader {
    /// Opcode of a text frame.
    public static final int TEXT = 1;

    /// Opcode of a binary frame.
    public static final int BINARY = 2;

    /// Opcode of a close frame.
    public static final int CLOSE = 8;

    /// Opcode of a pong frame.
    public static final int PONG = 10;

    private static final int FIN = 0x80;
    private static final int SHORT_LENGTH = 126;
    private static final int LONG_LENGTH = 127;
    private static final int MAX_TINY = 125;
    private static final int MAX_SHORT = 0xffff;

    private FrameHeader() {}

    /// Bytes of the header of a frame with a payload of that length.
    public static int size(int length) {
        return length <= MAX_TINY ? 2 : length <= MAX_SHORT ? 4 : 10;
    }

    /// Writes the header of a frame with that first byte.
    static void write(ByteArrayOutputStream out, int first, int length) {
        out.write(first);
        if (length <= MAX_TINY) {
            out.write(length);
            return;
        }
        boolean isShort = length <= MAX_SHORT;
        out.write(isShort ? SHORT_LENGTH : LONG_LENGTH);
        for (int shift = isShort ? 8 : 56; shift >= 0; shift -= 8) {
            out.write((int) ((long) length >>> shift));
        }
    }

    /// Writes the header.
    public static void write(ByteBuf out, int opcode, int length) {
        out.writeByte(FIN | opcode);
        if (length <= MAX_TINY) {
            out.writeByte(length);
        } else if (length <= MAX_SHORT) {
            out.writeByte(SHORT_LENGTH).writeShort(length);
        } else {
            out.writeByte(LONG_LENGTH).writeLong(length);
        }
    }
}
