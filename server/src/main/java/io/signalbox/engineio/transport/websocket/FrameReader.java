package io.signalbox.engineio.transport.websocket;

import io.netty.buffer.ByteBuf;
import io.netty.util.concurrent.FastThreadLocal;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Reads WebSocket frames of a client (RFC 6455; compressed ones when that was agreed, RFC 7692) and puts
/// fragmented messages together. Keeps no buffer as long as frames arrive whole. Confined to one loop.
final class FrameReader {
    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final int CONTINUATION = 0;
    private static final int TEXT = 1;
    private static final int BINARY = 2;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;
    private static final int MAX_CONTROL = 125;
    private static final int SHORT_LENGTH = 126;
    private static final int RSV1 = 0x40;
    private static final int MASK_BYTES = 4;

    private final int maxMessage;
    private final boolean deflate;
    private final Scratch scratch;
    private byte @Nullable [] fragments;
    private int fragmentsLength;
    private boolean fragmentsAreText;
    private boolean fragmentsAreDeflated;

    /// Where whole messages go.
    interface Sink {
        /// The array is only valid during the call.
        void text(byte[] array, int length);

        void binary(byte[] bytes);

        void ping(byte[] payload);

        void close();
    }

    /// @param maxMessage bytes of a message, also after inflation
    /// @param deflate whether messages may come compressed
    FrameReader(int maxMessage, boolean deflate) {
        this.maxMessage = maxMessage;
        this.deflate = deflate;
        this.scratch = Scratch.ofThisThread();
    }

    /// Reads one frame.
    ///
    /// @return false when the buffer does not hold a whole one; nothing has been consumed then
    boolean read(ByteBuf in, Sink sink) throws BadFrameException {
        int available = in.readableBytes();
        if (available < 2) {
            return false;
        }
        int start = in.readerIndex();
        int first = in.getUnsignedByte(start);
        int second = in.getUnsignedByte(start + 1);
        check(first, second);
        int header = 2 + extension(second & 0x7f) + MASK_BYTES;
        if (available < header) {
            return false;
        }
        int length = length(in, start, second & 0x7f);
        if (available - header < length) {
            return false;
        }
        int mask = in.getInt(start + header - MASK_BYTES);
        in.skipBytes(header);
        frame(first, in, length, mask, sink);
        return true;
    }

    private void check(int first, int second) throws BadFrameException {
        // RSV1 marks a compressed message, on its first frame only.
        int allowed = deflate && isDataStart(first) ? RSV1 : 0;
        if ((first & 0x70 & ~allowed) != 0) {
            throw BadFrameException.protocol("reserved bits without an extension");
        }
        if ((second & 0x80) == 0) {
            throw BadFrameException.protocol("unmasked frame");
        }
        boolean control = (first & 0x08) != 0;
        if (control && ((first & 0x80) == 0 || (second & 0x7f) > MAX_CONTROL)) {
            throw BadFrameException.protocol("control frame fragmented or too long");
        }
    }

    private static boolean isDataStart(int first) {
        int opcode = first & 0x0f;
        return opcode == TEXT || opcode == BINARY;
    }

    private static int extension(int length) {
        return length < SHORT_LENGTH ? 0 : length == SHORT_LENGTH ? 2 : 8;
    }

    private int length(ByteBuf in, int start, int length) throws BadFrameException {
        long value =
                length < SHORT_LENGTH
                        ? length
                        : length == SHORT_LENGTH
                                ? in.getUnsignedShort(start + 2)
                                : in.getLong(start + 2);
        int before = fragments == null ? 0 : fragmentsLength;
        if (value < 0 || value > maxMessage - before) {
            throw BadFrameException.tooBig(maxMessage);
        }
        return (int) value;
    }

    private void frame(int first, ByteBuf in, int length, int mask, Sink sink)
            throws BadFrameException {
        boolean last = (first & 0x80) != 0;
        switch (first & 0x0f) {
            case TEXT -> {
                requireNoFragments();
                if (last && (first & RSV1) == 0) {
                    byte[] array = scratch.atLeast(length);
                    unmask(in, array, length, mask);
                    sink.text(array, length);
                } else {
                    begin(true, first, bytes(in, length, mask), sink);
                }
            }
            case BINARY -> {
                requireNoFragments();
                byte[] bytes = bytes(in, length, mask);
                if (last && (first & RSV1) == 0) {
                    sink.binary(bytes);
                } else {
                    begin(false, first, bytes, sink);
                }
            }
            case CONTINUATION -> continuation(last, bytes(in, length, mask), sink);
            case CLOSE -> {
                in.skipBytes(length);
                sink.close();
            }
            case PING -> sink.ping(bytes(in, length, mask));
            case PONG -> in.skipBytes(length);
            default -> throw BadFrameException.protocol("unknown opcode");
        }
    }

    private void requireNoFragments() throws BadFrameException {
        if (fragments != null) {
            throw BadFrameException.protocol("new message within a fragmented one");
        }
    }

    private void continuation(boolean last, byte[] part, Sink sink) throws BadFrameException {
        byte[] before = fragments;
        if (before == null) {
            throw BadFrameException.protocol("continuation of nothing");
        }
        int length = fragmentsLength + part.length;
        byte[] all = before;
        if (length > all.length) {
            all = Arrays.copyOf(before, Math.max(length, before.length * 2));
        }
        System.arraycopy(part, 0, all, fragmentsLength, part.length);
        fragments = last ? null : all;
        fragmentsLength = length;
        if (last) {
            whole(all, length, sink);
        }
    }

    /// The first part of a fragmented message, or a whole one that is compressed.
    private void begin(boolean text, int first, byte[] part, Sink sink) throws BadFrameException {
        fragmentsAreText = text;
        fragmentsAreDeflated = (first & RSV1) != 0;
        if ((first & 0x80) != 0) {
            whole(part, part.length, sink);
        } else {
            fragments = part;
            fragmentsLength = part.length;
        }
    }

    private void whole(byte[] array, int length, Sink sink) throws BadFrameException {
        if (fragmentsAreDeflated) {
            MessageInflater inflater = MessageInflater.ofThisThread();
            int inflated = inflater.inflate(array, length, maxMessage);
            if (fragmentsAreText) {
                sink.text(inflater.array(), inflated);
            } else {
                sink.binary(Arrays.copyOf(inflater.array(), inflated));
            }
        } else if (fragmentsAreText) {
            sink.text(array, length);
        } else {
            sink.binary(Arrays.copyOf(array, length));
        }
    }

    private static byte[] bytes(ByteBuf in, int length, int mask) {
        byte[] bytes = new byte[length];
        unmask(in, bytes, length, mask);
        return bytes;
    }

    private static void unmask(ByteBuf in, byte[] out, int length, int mask) {
        in.readBytes(out, 0, length);
        long wide = ((long) mask << 32) | (mask & 0xffffffffL);
        int i = 0;
        for (; i <= length - Long.BYTES; i += Long.BYTES) {
            LONG.set(out, i, (long) LONG.get(out, i) ^ wide);
        }
        for (; i < length; i++) {
            out[i] ^= (byte) (mask >>> (24 - 8 * (i & 3)));
        }
    }

    /// An array that all connections of one loop use in turn.
    static final class Scratch {
        private static final int MAX_KEPT = 64 << 10;
        private static final FastThreadLocal<Scratch> OF_THREAD =
                new FastThreadLocal<>() {
                    @Override
                    protected Scratch initialValue() {
                        return new Scratch();
                    }
                };

        static Scratch ofThisThread() {
            return OF_THREAD.get();
        }

        private byte[] array = new byte[4 << 10];

        byte[] atLeast(int length) {
            if (length > MAX_KEPT) {
                return new byte[length];
            }
            if (length > array.length) {
                array = new byte[Math.max(length, array.length * 2)];
            }
            return array;
        }
    }
}
