package io.signalbox.socketio.packet.msgpack;

import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads msgpack as Node members of a fleet write it (notepack.io 3 and older) into the same plain
/// values that a JSON reader yields: `Map`, `List`, `String`, `Integer`/`Long`/`BigInteger`,
/// `Double`, `Boolean`, null; besides those `byte[]` for binary. A timestamp becomes the ISO-8601 text
/// with milliseconds that the same `Date` would be in JSON. Safe on any thread.
///
/// Hostile input costs no more memory than a small multiple of its own length: all values that open
/// containers still announce are checked against the bytes that are left. How long a message may be is
/// the caller's to limit, before it is here.
public final class MsgpackDecoder {

    /// How deep arrays and maps may be nested.
    public static final int MAX_DEPTH = 512;

    private final ByteBuffer in;

    /// Values announced by containers and not yet begun.
    private long owed;

    private MsgpackDecoder(ByteBuffer in) {
        this.in = in;
    }

    /// Reads a whole message.
    ///
    /// @throws MsgpackException if the bytes are not exactly one value, or nested too deep; no other
    ///     exception is thrown for any input
    public static @Nullable Object decode(byte[] message) {
        return decode(ByteBuffer.wrap(message));
    }

    /// Reads the remaining bytes of a buffer, whose position does not change.
    ///
    /// @throws MsgpackException as [#decode(byte[])] does
    public static @Nullable Object decode(ByteBuffer message) {
        MsgpackDecoder decoder =
                new MsgpackDecoder(message.duplicate().order(ByteOrder.BIG_ENDIAN));
        try {
            Object value = decoder.read(0);
            if (decoder.in.hasRemaining()) {
                throw new MsgpackException(decoder.in.remaining() + " trailing bytes");
            }
            return value;
        } catch (BufferUnderflowException e) {
            throw new MsgpackException("message ends in the middle of a value");
        }
    }

    private @Nullable Object read(int depth) {
        if (depth > MAX_DEPTH) {
            throw new MsgpackException("value nested deeper than " + MAX_DEPTH);
        }
        int head = in.get() & 0xff;
        if (head < 0x80) {
            return head;
        } else if (head < 0x90) {
            return map(head & 0x0f, depth);
        } else if (head < 0xa0) {
            return array(head & 0x0f, depth);
        } else if (head < 0xc0) {
            return string(head & 0x1f);
        } else if (head >= 0xe0) {
            return (int) (byte) head;
        } else {
            return headed(head, depth);
        }
    }

    private @Nullable Object headed(int head, int depth) {
        return switch (head) {
            case 0xc0 -> null;
            case 0xc2 -> false;
            case 0xc3 -> true;
            case 0xc4, 0xc5, 0xc6 -> binary(size(head - 0xc4));
            case 0xc7, 0xc8, 0xc9 -> extension(size(head - 0xc7), false);
            case 0xca -> (double) in.getFloat();
            case 0xcb -> in.getDouble();
            case 0xcc -> in.get() & 0xff;
            case 0xcd -> in.getShort() & 0xffff;
            case 0xce -> whole(in.getInt() & 0xffff_ffffL);
            case 0xcf -> unsigned(in.getLong());
            case 0xd0 -> (int) in.get();
            case 0xd1 -> (int) in.getShort();
            case 0xd2 -> in.getInt();
            case 0xd3 -> whole(in.getLong());
            case 0xd4, 0xd5, 0xd6, 0xd7, 0xd8 -> extension(1 << (head - 0xd4), true);
            case 0xd9, 0xda, 0xdb -> string(size(head - 0xd9));
            case 0xdc, 0xdd -> array(size(head - 0xdc + 1), depth);
            case 0xde, 0xdf -> map(size(head - 0xde + 1), depth);
            default ->
                    throw new MsgpackException(
                            "no value starts with byte 0x%02x at %d"
                                    .formatted(head, in.position() - 1));
        };
    }

    private int size(int widthPower) {
        long size =
                switch (widthPower) {
                    case 0 -> in.get() & 0xff;
                    case 1 -> in.getShort() & 0xffff;
                    default -> in.getInt() & 0xffff_ffffL;
                };
        return available(size);
    }

    /// Every element, and every byte of a text, takes at least one byte of what is left.
    private int available(long size) {
        if (size > in.remaining()) {
            throw new MsgpackException(
                    "size %d announced at %d, but %d bytes are left"
                            .formatted(size, in.position(), in.remaining()));
        }
        return (int) size;
    }

    private static Number whole(long value) {
        return (int) value == value ? (Number) (int) value : (Number) value;
    }

    private static Number unsigned(long value) {
        return value >= 0 ? whole(value) : new BigInteger(Long.toUnsignedString(value));
    }

    private String string(int size) {
        available(size);
        if (in.hasArray()) {
            int start = in.arrayOffset() + in.position();
            in.position(in.position() + size);
            return new String(in.array(), start, size, StandardCharsets.UTF_8);
        }
        return new String(binary(size), StandardCharsets.UTF_8);
    }

    private byte[] binary(int size) {
        available(size);
        byte[] bytes = new byte[size];
        in.get(bytes);
        return bytes;
    }

    private List<@Nullable Object> array(int size, int depth) {
        owe(size);
        List<@Nullable Object> items = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            items.add(next(depth));
        }
        return items;
    }

    private Map<String, @Nullable Object> map(int size, int depth) {
        owe(2L * size);
        Map<String, @Nullable Object> map = LinkedHashMap.newLinkedHashMap(Math.min(size, 1024));
        for (int i = 0; i < size; i++) {
            String key = key(next(depth));
            map.put(key, next(depth));
        }
        return map;
    }

    private void owe(long values) {
        owed += values;
        available(owed);
    }

    private @Nullable Object next(int depth) {
        owed--;
        return read(depth + 1);
    }

    private String key(@Nullable Object key) {
        if (key instanceof byte[] || key instanceof List<?> || key instanceof Map<?, ?>) {
            throw new MsgpackException(
                    "the key of a map before %d is not a text".formatted(in.position()));
        }
        return String.valueOf(key);
    }

    private @Nullable Object extension(int size, boolean fixed) {
        byte type = in.get();
        available(size);
        return switch (type) {
            case -1 -> timestamp(size);
            case 0 -> fixed ? legacy(size) : binary(size);
            default -> Arrays.asList((int) type, binary(size));
        };
    }

    private @Nullable String timestamp(int size) {
        return switch (size) {
            case 4 -> JsTime.iso((in.getInt() & 0xffff_ffffL) * 1e3);
            case 8 -> {
                long packed = in.getLong();
                yield time(packed & 0x3_ffff_ffffL, packed >>> 34);
            }
            case 12 -> {
                long nanos = in.getInt() & 0xffff_ffffL;
                yield time(in.getLong(), nanos);
            }
            default -> throw new MsgpackException("a timestamp cannot have " + size + " bytes");
        };
    }

    private static @Nullable String time(long seconds, long nanos) {
        return JsTime.iso((double) seconds * 1e3 + Math.floor(nanos / 1e6));
    }

    /// Forms that older writers used: one byte for `undefined`, eight for a date.
    private @Nullable Object legacy(int size) {
        return switch (size) {
            case 1 -> {
                in.get();
                yield null;
            }
            case 8 -> JsTime.iso((double) in.getLong());
            default -> Arrays.asList(0, binary(size));
        };
    }
}
