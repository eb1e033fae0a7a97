package io.signalbox.socketio.packet;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes values as JSON in UTF-8 into one growing array, with room kept in front for a header. A `byte[]`
/// becomes a placeholder and is set aside as an attachment. Numbers follow JavaScript: what is not finite
/// is `null`.
final class JsonWriter {
    private static final int HEADROOM = 48;
    private static final int FIRST_SIZE = 208;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    // As JavaScript's Date writes itself.
    private static final DateTimeFormatter DATE =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();
    private static final double MAX_SAFE_INTEGER = 9007199254740991d;

    private byte[] array = new byte[HEADROOM + FIRST_SIZE];
    private int start = HEADROOM;
    private int end = HEADROOM;
    private int depth;
    private List<byte[]> attachments = List.of();

    byte[] array() {
        return array;
    }

    int start() {
        return start;
    }

    int length() {
        return end - start;
    }

    List<byte[]> attachments() {
        return attachments;
    }

    /// Puts text in front of all that has been written.
    void prepend(String header) {
        byte[] bytes = header.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > start) {
            byte[] moved = new byte[bytes.length + length()];
            System.arraycopy(array, start, moved, bytes.length, length());
            end = moved.length;
            array = moved;
            start = bytes.length;
        }
        start -= bytes.length;
        System.arraycopy(bytes, 0, array, start, bytes.length);
    }

    void value(@Nullable Object value) {
        switch (value) {
            case null -> ascii("null");
            case String text -> string(text);
            case Boolean b -> ascii(b ? "true" : "false");
            case Integer i -> number(i);
            case Long l -> number(l);
            case Double d -> number(d);
            case Float f -> number(f.doubleValue());
            case Number n -> ascii(n.toString());
            case byte[] bytes -> attachment(bytes);
            case Map<?, ?> map -> object(map);
            case Collection<?> list -> array(list);
            case Object[] list -> array(Arrays.asList(list));
            case Enum<?> constant -> string(constant.name());
            case Instant instant -> string(DATE.format(instant));
            default ->
                    throw new IllegalArgumentException(
                            "no JSON for "
                                    + value.getClass().getName()
                                    + "; allowed: String, Number, Boolean, null, byte[], List, Map, Instant");
        }
    }

    private void number(double value) {
        if (!Double.isFinite(value)) {
            ascii("null");
        } else if (value == Math.rint(value) && Math.abs(value) <= MAX_SAFE_INTEGER) {
            number((long) value);
        } else {
            ascii(Double.toString(value));
        }
    }

    private void number(long value) {
        if (value >= 0 && value < 10) {
            put('0' + (int) value);
        } else {
            ascii(Long.toString(value));
        }
    }

    private void attachment(byte[] bytes) {
        if (attachments.isEmpty()) {
            attachments = new ArrayList<>(2);
        }
        ascii("{\"_placeholder\":true,\"num\":");
        number(attachments.size());
        put('}');
        attachments.add(bytes);
    }

    private void object(Map<?, ?> map) {
        enter('{');
        boolean first = true;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (!first) {
                put(',');
            }
            first = false;
            string(String.valueOf(entry.getKey()));
            put(':');
            value(entry.getValue());
        }
        leave('}');
    }

    private void array(Collection<?> list) {
        enter('[');
        boolean first = true;
        for (Object element : list) {
            if (!first) {
                put(',');
            }
            first = false;
            value(element);
        }
        leave(']');
    }

    private void enter(char bracket) {
        if (++depth > Json.MAX_DEPTH) {
            throw new IllegalArgumentException("value nested deeper than " + Json.MAX_DEPTH);
        }
        put(bracket);
    }

    private void leave(char bracket) {
        depth--;
        put(bracket);
    }

    private void string(String text) {
        int length = text.length();
        // Three bytes at most for one char of UTF-16, six for an escape, and the quotes.
        reserve(length * 6 + 2);
        array[end++] = '"';
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= 0x20 && c < 0x80 && c != '"' && c != '\\') {
                array[end++] = (byte) c;
            } else {
                i = special(text, i, c);
            }
        }
        array[end++] = '"';
    }

    private int special(String text, int index, char c) {
        if (c == '"' || c == '\\') {
            array[end++] = '\\';
            array[end++] = (byte) c;
        } else if (c < 0x20) {
            escape(c);
        } else if (c < 0x800) {
            array[end++] = (byte) (0xc0 | (c >> 6));
            array[end++] = (byte) (0x80 | (c & 0x3f));
        } else if (!Character.isSurrogate(c)) {
            array[end++] = (byte) (0xe0 | (c >> 12));
            array[end++] = (byte) (0x80 | (c >> 6 & 0x3f));
            array[end++] = (byte) (0x80 | (c & 0x3f));
        } else if (isPair(text, index, c)) {
            supplementary(Character.toCodePoint(c, text.charAt(index + 1)));
            return index + 1;
        } else {
            // UTF-8 has no form for half a pair; JSON has.
            escape(c);
        }
        return index;
    }

    private static boolean isPair(String text, int index, char c) {
        return Character.isHighSurrogate(c)
                && index + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(index + 1));
    }

    private void supplementary(int point) {
        array[end++] = (byte) (0xf0 | (point >> 18));
        array[end++] = (byte) (0x80 | (point >> 12 & 0x3f));
        array[end++] = (byte) (0x80 | (point >> 6 & 0x3f));
        array[end++] = (byte) (0x80 | (point & 0x3f));
    }

    private void escape(char c) {
        array[end++] = '\\';
        int letter =
                switch (c) {
                    case '\n' -> 'n';
                    case '\r' -> 'r';
                    case '\t' -> 't';
                    case '\b' -> 'b';
                    case '\f' -> 'f';
                    default -> 'u';
                };
        array[end++] = (byte) letter;
        if (letter == 'u') {
            for (int shift = 12; shift >= 0; shift -= 4) {
                array[end++] = HEX[c >> shift & 0xf];
            }
        }
    }

    private void ascii(String text) {
        int length = text.length();
        reserve(length);
        for (int i = 0; i < length; i++) {
            array[end++] = (byte) text.charAt(i);
        }
    }

    private void put(int b) {
        reserve(1);
        array[end++] = (byte) b;
    }

    private void reserve(int bytes) {
        if (bytes > array.length - end) {
            array = Arrays.copyOf(array, Math.max(array.length * 2, Math.addExact(end, bytes)));
        }
    }
}
