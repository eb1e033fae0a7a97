package io.signalbox.fleet.feed.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.json.JSONArray;
import org.json.JSONObject;

/// Reads msgpack as `notepack.io` writes it into what the JSON parser would give: a Date becomes the
/// text that JSON has for it, binary stays `byte[]`. Every fault of the bytes is a [WireException].
final class MsgpackReader {

    private static final int DEEPEST = 200;
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);

    private final ByteBuffer in;
    private int depth;

    MsgpackReader(byte[] bytes, int from) {
        in = ByteBuffer.wrap(bytes);
        in.position(from);
    }

    int position() {
        return in.position();
    }

    /// @return number of entries
    int map() {
        int head = u8();
        int size =
                switch (head) {
                    case 0xde -> u16();
                    case 0xdf -> i32();
                    default -> {
                        if ((head & 0xf0) != 0x80) {
                            throw new WireException("no map where one should be");
                        }
                        yield head & 0x0f;
                    }
                };
        return plausible(size, 2);
    }

    /// @return number of elements
    int array() {
        int head = u8();
        int size =
                switch (head) {
                    case 0xdc -> u16();
                    case 0xdd -> i32();
                    default -> {
                        if ((head & 0xf0) != 0x90) {
                            throw new WireException("no list where one should be");
                        }
                        yield head & 0x0f;
                    }
                };
        return plausible(size, 1);
    }

    String text() {
        if (value() instanceof String text) {
            return text;
        }
        throw new WireException("no text where one should be");
    }

    /// Text, number, boolean, `byte[]`, [JSONArray], [JSONObject] or [JSONObject#NULL].
    Object value() {
        int head = peek();
        if (isMap(head)) {
            return object();
        }
        if (isList(head)) {
            return list();
        }
        u8();
        if (head <= 0x7f) {
            return head;
        }
        if (head >= 0xe0) {
            return (int) (byte) head;
        }
        if (head <= 0xbf) {
            return text(head & 0x1f);
        }
        return scalar(head);
    }

    private static boolean isMap(int head) {
        return (head & 0xf0) == 0x80 || head == 0xde || head == 0xdf;
    }

    private static boolean isList(int head) {
        return (head & 0xf0) == 0x90 || head == 0xdc || head == 0xdd;
    }

    private Object scalar(int head) {
        return switch (head) {
            case 0xc0 -> JSONObject.NULL;
            case 0xc2 -> false;
            case 0xc3 -> true;
            case 0xc4 -> bytes(u8());
            case 0xc5 -> bytes(u16());
            case 0xc6 -> bytes(i32());
            case 0xc7 -> extension(u8());
            case 0xc8 -> extension(u16());
            case 0xc9 -> extension(i32());
            case 0xca -> (double) need(4).getFloat();
            case 0xcb -> need(8).getDouble();
            case 0xcc -> u8();
            case 0xcd -> u16();
            case 0xce -> need(4).getInt() & 0xffff_ffffL;
            // Beyond 2^63 no server has a number to send.
            case 0xcf, 0xd3 -> need(8).getLong();
            case 0xd0 -> (int) need(1).get();
            case 0xd1 -> (int) need(2).getShort();
            case 0xd2 -> i32();
            case 0xd4 -> extension(1);
            case 0xd5 -> extension(2);
            case 0xd6 -> extension(4);
            case 0xd7 -> extension(8);
            case 0xd8 -> extension(16);
            case 0xd9 -> text(u8());
            case 0xda -> text(u16());
            case 0xdb -> text(i32());
            default -> throw new WireException("unknown msgpack code " + head);
        };
    }

    private JSONObject object() {
        int size = map();
        enter();
        var object = new JSONObject();
        for (int i = 0; i < size; i++) {
            String key = String.valueOf(value());
            object.put(key, finite(value()));
        }
        depth--;
        return object;
    }

    private JSONArray list() {
        int size = array();
        enter();
        var list = new JSONArray();
        for (int i = 0; i < size; i++) {
            list.put(finite(value()));
        }
        depth--;
        return list;
    }

    /// JSON has no other numbers.
    private static Object finite(Object value) {
        return value instanceof Double number && !Double.isFinite(number) ? JSONObject.NULL : value;
    }

    /// Passes over one value without making anything of it.
    void skip() {
        long left = 1;
        while (left > 0) {
            left += skipHead() - 1;
        }
    }

    /// @return values that follow as part of this one
    private long skipHead() {
        int head = peek();
        if (isMap(head)) {
            return 2L * map();
        }
        if (isList(head)) {
            return array();
        }
        u8();
        if (head >= 0xa0 && head <= 0xbf) {
            pass(head & 0x1f);
            return 0;
        }
        if (head <= 0x7f || head >= 0xe0) {
            return 0;
        }
        switch (head) {
            case 0xc0, 0xc2, 0xc3 -> {}
            case 0xcc, 0xd0 -> pass(1);
            case 0xcd, 0xd1 -> pass(2);
            case 0xca, 0xce, 0xd2 -> pass(4);
            case 0xcb, 0xcf, 0xd3 -> pass(8);
            case 0xc4, 0xd9 -> pass(u8());
            case 0xc5, 0xda -> pass(u16());
            case 0xc6, 0xdb -> pass(i32());
            case 0xc7 -> pass(u8() + 1);
            case 0xc8 -> pass(u16() + 1);
            case 0xc9 -> pass(i32() + 1);
            case 0xd4 -> pass(2);
            case 0xd5 -> pass(3);
            case 0xd6 -> pass(5);
            case 0xd7 -> pass(9);
            case 0xd8 -> pass(17);
            default -> throw new WireException("unknown msgpack code " + head);
        }
        return 0;
    }

    private Object extension(int length) {
        int type = need(1).get();
        byte[] content = bytes(length);
        if (type == -1) {
            return date(ByteBuffer.wrap(content));
        }
        if (type == 0 && length == 1) {
            // notepack's undefined.
            return JSONObject.NULL;
        }
        if (type == 0 && length == 8) {
            // Its date before it knew the one of the standard; socket.io-msgpack-parser has that
            // one.
            return words(Instant.ofEpochMilli(ByteBuffer.wrap(content).getLong()));
        }
        return content;
    }

    private static String date(ByteBuffer content) {
        return switch (content.capacity()) {
            case 4 -> words(Instant.ofEpochSecond(content.getInt() & 0xffff_ffffL));
            case 8 -> {
                long both = content.getLong();
                yield words(Instant.ofEpochSecond(both & 0x3_ffff_ffffL, both >>> 34));
            }
            case 12 -> {
                int nanos = content.getInt();
                yield words(instant(content.getLong(), nanos));
            }
            default -> throw new WireException("a date of " + content.capacity() + " bytes");
        };
    }

    private static Instant instant(long seconds, int nanos) {
        try {
            return Instant.ofEpochSecond(seconds, nanos);
        } catch (DateTimeException | ArithmeticException e) {
            throw new WireException("a date out of range: " + e.getMessage());
        }
    }

    private static String words(Instant instant) {
        return DATE.format(instant);
    }

    private String text(int length) {
        return new String(bytes(length), StandardCharsets.UTF_8);
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[plausible(length, 1)];
        in.get(bytes);
        return bytes;
    }

    private void pass(int length) {
        in.position(in.position() + plausible(length, 1));
    }

    private void enter() {
        if (++depth > DEEPEST) {
            throw new WireException("nested more than " + DEEPEST + " deep");
        }
    }

    /// Nothing is made room for that cannot be there.
    private int plausible(int count, int bytesEach) {
        if (count < 0 || (long) count * bytesEach > in.remaining()) {
            throw new WireException("cut off");
        }
        return count;
    }

    private int peek() {
        need(1);
        return in.get(in.position()) & 0xff;
    }

    private int u8() {
        return need(1).get() & 0xff;
    }

    private int u16() {
        return need(2).getShort() & 0xffff;
    }

    private int i32() {
        return need(4).getInt();
    }

    private ByteBuffer need(int bytes) {
        if (in.remaining() < bytes) {
            throw new WireException("cut off");
        }
        return in;
    }
}
