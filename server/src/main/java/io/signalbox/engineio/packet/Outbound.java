package io.signalbox.engineio.packet;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A message for clients, encoded once for all of them: a text packet and the binary messages that belong
/// to it, with their WebSocket frame headers in place, in one buffer. A long-polling payload is cut out of
/// the same bytes.
///
/// Counts references like the buffer that it holds; whoever hands it on keeps it alive during the call and
/// whoever stores it calls [#retain()]. May be shared by threads.
public final class Outbound {
    private static final byte SEPARATOR = 0x1e;

    /// Heartbeat.
    public static final Outbound PING = constant("2");

    /// Answer to the probe of an upgrade.
    public static final Outbound PROBE_PONG = constant("3probe");

    /// Ends a pending poll while the client upgrades.
    public static final Outbound NOOP = constant("6");

    /// Ends a polling session.
    public static final Outbound CLOSE = constant("1");

    private final ByteBuf wire;
    private final int textStart;
    private final int textLength;
    private final List<byte[]> binary;

    // Made by the first receiver that wants it; two loops may do so at the same time, with equal
    // results.
    private volatile byte @Nullable [] deflated;

    private Outbound(ByteBuf wire, int textStart, int textLength, List<byte[]> binary) {
        this.wire = wire;
        this.textStart = textStart;
        this.textLength = textLength;
        this.binary = binary;
    }

    private static Outbound constant(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteBuf buffer = Unpooled.directBuffer(bytes.length + FrameHeader.size(bytes.length));
        FrameHeader.write(buffer, FrameHeader.TEXT, bytes.length);
        int start = buffer.writerIndex();
        buffer.writeBytes(bytes);
        return new Outbound(
                Unpooled.unreleasableBuffer(buffer.asReadOnly()), start, bytes.length, List.of());
    }

    /// A text packet (type digit included), followed by binary messages.
    public static Outbound text(
            ByteBufAllocator allocator, byte[] text, int offset, int length, List<byte[]> binary) {
        int size = FrameHeader.size(length) + length;
        for (byte[] part : binary) {
            size += FrameHeader.size(part.length) + part.length;
        }
        ByteBuf buffer = allocator.directBuffer(size, size);
        FrameHeader.write(buffer, FrameHeader.TEXT, length);
        int start = buffer.writerIndex();
        buffer.writeBytes(text, offset, length);
        appendBinary(buffer, binary);
        return new Outbound(buffer, start, length, binary);
    }

    /// A text packet (type digit included).
    public static Outbound text(ByteBufAllocator allocator, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return text(allocator, bytes, 0, bytes.length, List.of());
    }

    /// One binary message without a text packet.
    public static Outbound binary(ByteBufAllocator allocator, byte[] bytes) {
        int size = FrameHeader.size(bytes.length) + bytes.length;
        ByteBuf buffer = allocator.directBuffer(size, size);
        List<byte[]> parts = List.of(bytes);
        appendBinary(buffer, parts);
        return new Outbound(buffer, 0, 0, parts);
    }

    private static void appendBinary(ByteBuf buffer, List<byte[]> binary) {
        for (byte[] part : binary) {
            FrameHeader.write(buffer, FrameHeader.BINARY, part.length);
            buffer.writeBytes(part);
        }
    }

    /// The WebSocket frames, as a view of its own that the receiver has to release.
    public ByteBuf frames() {
        return wire.retainedDuplicate();
    }

    /// The WebSocket frames compressed as agreed (RFC 7692), for all receivers of the same `deflater`
    /// settings once. The receiver has to release it.
    public ByteBuf frames(FrameDeflater deflater) {
        if (size() < deflater.threshold()) {
            return frames();
        }
        byte[] bytes = deflated;
        if (bytes == null) {
            bytes = deflater.deflate(wire);
            deflated = bytes;
        }
        return Unpooled.wrappedBuffer(bytes);
    }

    /// Bytes of the WebSocket frames.
    public int size() {
        return wire.readableBytes();
    }

    /// Number of Engine.IO packets.
    public int packets() {
        return (textLength > 0 ? 1 : 0) + binary.size();
    }

    /// Bytes of the packets without the type digit of the text.
    public int payloadBytes() {
        int bytes = Math.max(0, textLength - 1);
        for (byte[] part : binary) {
            bytes += part.length;
        }
        return bytes;
    }

    /// Appends the packets to a long-polling payload, behind a separator unless it is empty.
    public void appendTo(ByteBuf payload) {
        if (textLength > 0) {
            separate(payload);
            payload.writeBytes(wire, wire.readerIndex() + textStart, textLength);
        }
        for (byte[] part : binary) {
            separate(payload);
            payload.writeByte('b');
            payload.writeBytes(Base64.getEncoder().encode(part));
        }
    }

    private static void separate(ByteBuf payload) {
        if (payload.isReadable()) {
            payload.writeByte(SEPARATOR);
        }
    }

    /// One reference more.
    public Outbound retain() {
        wire.retain();
        return this;
    }

    /// One reference less.
    public void release() {
        wire.release();
    }

    @Override
    public String toString() {
        return ByteBufUtil.prettyHexDump(wire);
    }
}
