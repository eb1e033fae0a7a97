package io.signalbox.engineio.packet;

import io.netty.buffer.ByteBuf;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.zip.Deflater;

/// Compresses the WebSocket messages of an [Outbound], each without the context of the one before
/// (RFC 7692, 7.2.1), so that every receiver can be sent the same bytes. Not for several threads.
public final class FrameDeflater implements AutoCloseable {
    private static final int RSV1 = 0x40;
    private static final int TAIL = 4;
    private static final int CHUNK = 8 << 10;

    private final int threshold;
    private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    private final byte[] chunk = new byte[CHUNK];

    /// @param threshold bytes from which a message is compressed
    public FrameDeflater(int threshold) {
        this.threshold = threshold;
    }

    /// Bytes from which a message is compressed.
    public int threshold() {
        return threshold;
    }

    /// The same frames with every message compressed that is long enough.
    byte[] deflate(ByteBuf frames) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(frames.readableBytes() / 2);
        int position = frames.readerIndex();
        int end = frames.writerIndex();
        while (position < end) {
            int length = length(frames, position);
            int payload = position + FrameHeader.size(length);
            byte[] bytes = new byte[length];
            frames.getBytes(payload, bytes);
            write(out, frames.getByte(position) & 0xff, bytes);
            position = payload + length;
        }
        return out.toByteArray();
    }

    private static int length(ByteBuf frames, int start) {
        int tiny = frames.getUnsignedByte(start + 1);
        return tiny <= 125
                ? tiny
                : tiny == 126
                        ? frames.getUnsignedShort(start + 2)
                        : (int) frames.getLong(start + 2);
    }

    private void write(ByteArrayOutputStream out, int first, byte[] payload) {
        if (payload.length < threshold) {
            FrameHeader.write(out, first, payload.length);
            out.writeBytes(payload);
        } else {
            byte[] compressed = compress(payload);
            FrameHeader.write(out, first | RSV1, compressed.length);
            out.writeBytes(compressed);
        }
    }

    private byte[] compress(byte[] payload) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(payload.length / 2 + CHUNK);
        deflater.reset();
        deflater.setInput(payload);
        int count = deflater.deflate(chunk, 0, CHUNK, Deflater.SYNC_FLUSH);
        while (count > 0) {
            out.write(chunk, 0, count);
            // A chunk that is not full was the last one.
            count = count < CHUNK ? 0 : deflater.deflate(chunk, 0, CHUNK, Deflater.SYNC_FLUSH);
        }
        byte[] flushed = out.toByteArray();
        // The receiver appends the flush marker 00 00 ff ff itself.
        return Arrays.copyOf(flushed, flushed.length - TAIL);
    }

    /// Frees the native memory.
    @Override
    public void close() {
        deflater.end();
    }
}
