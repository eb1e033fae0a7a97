package io.signalbox.bench.load;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;

/// WebSocket frames as a client sends them: final, masked (RFC 6455, 5.2).
public final class Frames {
    /// Opcode of a text frame.
    public static final int TEXT = 1;

    /// Opcode of a binary frame.
    public static final int BINARY = 2;

    /// Opcode of a close frame.
    public static final int CLOSE = 8;

    private static final int FINAL = 0x80;
    private static final int MASKED = 0x80;
    private static final int MEDIUM = 126;
    private static final int LARGE = 127;
    private static final byte[] MASK = {0x5A, 0x3C, 0x7E, 0x19};

    private Frames() {}

    /// One text frame.
    public static byte[] text(String text) {
        return frame(TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    /// One frame of any kind.
    public static byte[] frame(int opcode, byte[] payload) {
        ByteBuf out = Unpooled.buffer(payload.length + 14).writeByte(FINAL | opcode);
        if (payload.length < MEDIUM) {
            out.writeByte(MASKED | payload.length);
        } else if (payload.length <= 0xFFFF) {
            out.writeByte(MASKED | MEDIUM).writeShort(payload.length);
        } else {
            out.writeByte(MASKED | LARGE).writeLong(payload.length);
        }
        out.writeBytes(MASK);
        for (int i = 0; i < payload.length; i++) {
            out.writeByte(payload[i] ^ MASK[i & 3]);
        }
        byte[] frame = new byte[out.readableBytes()];
        out.readBytes(frame);
        return frame;
    }

    /// That many frames in a row in one direct buffer, all of them equally long.
    static ByteBuf repeated(byte[] frame, int times) {
        ByteBuf all = Unpooled.directBuffer(frame.length * times);
        for (int i = 0; i < times; i++) {
            all.writeBytes(frame);
        }
        return all;
    }
}
