package io.signalbox.socketio.packet.msgpack;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes plain Java values as msgpack in the dialect of notepack.io 3, which the Node members of a
/// fleet read: the smallest form of whole numbers, every other number as float64, `byte[]` and
/// [ByteBuffer] as bin, [Instant] as timestamp extension, arrays and collections as arrays, maps with their
/// keys as text. Safe on any thread, as long as nobody changes the value.
public final class MsgpackEncoder {

    private static final double TWO_POW_63 = 0x1p63;
    private static final long MAX_UINT32 = 0xffff_ffffL;
    private static final BigInteger MAX_UINT64 = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);

    private byte[] bytes = new byte[256];
    private int length;

    private final boolean oldDates;

    private MsgpackEncoder(boolean oldDates) {
        this.oldDates = oldDates;
    }

    /// Writes one value.
    ///
    /// @throws MsgpackException for a type that msgpack cannot carry, for values nested deeper than
    ///     512 and for a message of 2 GiB or more
    public static byte[] encode(@Nullable Object value) {
        return encode(value, new MsgpackEncoder(false));
    }

    /// The same with points in time in the older form (extension 0, milliseconds), the only one that the
    /// parser of JavaScript clients knows.
    ///
    /// @throws MsgpackException as [#encode] does
    public static byte[] encodeForClients(@Nullable Object value) {
        return encode(value, new MsgpackEncoder(true));
    }

    private static byte[] encode(@Nullable Object value, MsgpackEncoder encoder) {
        encoder.write(value, 0);
        return Arrays.copyOf(encoder.bytes, encoder.length);
    }

    private void write(@Nullable Object value, int depth) {
        if (depth > MsgpackDecoder.MAX_DEPTH) {
            throw new MsgpackException("value nested deeper than " + MsgpackDecoder.MAX_DEPTH);
        }
        switch (value) {
            case null -> put(0xc0);
            case Boolean bool -> put(bool ? 0xc3 : 0xc2);
            case String text -> string(text);
            case Number number -> number(number);
            case byte[] binary -> binary(ByteBuffer.wrap(binary));
            case ByteBuffer binary -> binary(binary.duplicate());
            case Instant instant when oldDates -> oldDate(instant);
            case Instant instant -> timestamp(instant);
            case Map<?, ?> map -> map(map, depth);
            case Collection<?> items -> array(items, depth);
            case Object[] items -> array(Arrays.asList(items), depth);
            case Enum<?> constant -> string(constant.name());
            default ->
                    throw new MsgpackException(
                            "msgpack cannot carry a " + value.getClass().getName());
        }
    }

    private void string(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        if (utf8.length < 0x20) {
            put(0xa0 | utf8.length);
        } else {
            sized(utf8.length, 0xd9);
        }
        put(utf8, 0, utf8.length);
    }

    /// The one-byte form of a length, then `head` for 8, `head + 1` for 16, `head + 2` for 32 bits.
    private void sized(int size, int head) {
        if (size < 0x100) {
            put(head);
            put(size);
        } else if (size < 0x10000) {
            put(head + 1);
            big(size, 2);
        } else {
            put(head + 2);
            big(size, 4);
        }
    }

    private void number(Number number) {
        switch (number) {
            case Integer i -> whole(i);
            case Long l -> whole(l);
            case Short s -> whole(s);
            case Byte b -> whole(b);
            case BigInteger big -> bigInteger(big);
            case BigDecimal big -> floating(big.doubleValue());
            default -> floating(number.doubleValue());
        }
    }

    private void bigInteger(BigInteger value) {
        if (value.bitLength() < 64) {
            whole(value.longValue());
        } else if (value.signum() > 0 && value.compareTo(MAX_UINT64) <= 0) {
            put(0xcf);
            big(value.longValue(), 8);
        } else {
            float64(value.doubleValue());
        }
    }

    private void floating(double value) {
        if (Math.rint(value) == value && value >= -TWO_POW_63 && value < TWO_POW_63) {
            whole((long) value);
        } else {
            float64(value);
        }
    }

    private void float64(double value) {
        put(0xcb);
        big(Double.doubleToLongBits(value), 8);
    }

    private void whole(long value) {
        if (value >= 0) {
            unsigned(value);
        } else if (value >= -0x20) {
            put((int) value);
        } else if (value >= Byte.MIN_VALUE) {
            put(0xd0);
            big(value, 1);
        } else if (value >= Short.MIN_VALUE) {
            put(0xd1);
            big(value, 2);
        } else if (value >= Integer.MIN_VALUE) {
            put(0xd2);
            big(value, 4);
        } else {
            put(0xd3);
            big(value, 8);
        }
    }

    private void unsigned(long value) {
        if (value < 0x80) {
            put((int) value);
        } else if (value < 0x100) {
            put(0xcc);
            big(value, 1);
        } else if (value < 0x10000) {
            put(0xcd);
            big(value, 2);
        } else if (value <= MAX_UINT32) {
            put(0xce);
            big(value, 4);
        } else {
            put(0xcf);
            big(value, 8);
        }
    }

    private void binary(ByteBuffer binary) {
        int size = binary.remaining();
        sized(size, 0xc4);
        reserve(size);
        binary.get(bytes, length, size);
        length += size;
    }

    private void oldDate(Instant instant) {
        put(0xd7);
        put(0);
        big(instant.toEpochMilli(), 8);
    }

    private void timestamp(Instant instant) {
        long seconds = instant.getEpochSecond();
        // JavaScript's Date has milliseconds; anything finer would make a different wire form.
        long nanos = instant.getNano() / 1_000_000 * 1_000_000L;
        if (seconds >>> 34 != 0) {
            put(0xc7);
            put(12);
            put(0xff);
            big(nanos, 4);
            big(seconds, 8);
        } else if (nanos == 0 && seconds <= MAX_UINT32) {
            put(0xd6);
            put(0xff);
            big(seconds, 4);
        } else {
            put(0xd7);
            put(0xff);
            big(nanos << 34 | seconds, 8);
        }
    }

    private void map(Map<?, ?> map, int depth) {
        container(map.size(), 0x80, 0xde);
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            string(String.valueOf(entry.getKey()));
            write(entry.getValue(), depth + 1);
        }
    }

    private void array(Collection<?> items, int depth) {
        container(items.size(), 0x90, 0xdc);
        for (Object item : items) {
            write(item, depth + 1);
        }
    }

    private void container(int size, int fixed, int head) {
        if (size < 0x10) {
            put(fixed | size);
        } else if (size < 0x10000) {
            put(head);
            big(size, 2);
        } else {
            put(head + 1);
            big(size, 4);
        }
    }

    private void big(long value, int width) {
        reserve(width);
        for (int shift = (width - 1) * 8; shift >= 0; shift -= 8) {
            bytes[length++] = (byte) (value >>> shift);
        }
    }

    private void put(int octet) {
        reserve(1);
        bytes[length++] = (byte) octet;
    }

    private void put(byte[] source, int offset, int count) {
        reserve(count);
        System.arraycopy(source, offset, bytes, length, count);
        length += count;
    }

    private void reserve(int count) {
        int needed = length + count;
        if (needed < 0) {
            throw new MsgpackException("message longer than 2 GiB");
        }
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(needed, bytes.length + (bytes.length >> 1)));
        }
    }
}
