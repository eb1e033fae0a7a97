package io.signalbox.socketio.packet;

import io.signalbox.engineio.packet.MalformedPacketException;
import io.signalbox.socketio.packet.BinaryAssembly.Placeholder;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads one JSON document (RFC 8259, strictly) from UTF-8 into [Packet]'s values. Refuses what is nested
/// deeper than [Json#MAX_DEPTH].
final class JsonReader {
    private final byte[] array;
    private final int end;
    private final boolean placeholders;
    private int position;
    private int depth;

    /// @param placeholders whether stand-ins of attachments are to be recognised
    JsonReader(byte[] array, int position, int end, boolean placeholders) {
        this.array = array;
        this.position = position;
        this.end = end;
        this.placeholders = placeholders;
    }

    @Nullable Object document() throws MalformedPacketException {
        Object value = value();
        skipSpace();
        if (position != end) {
            throw malformed();
        }
        return value;
    }

    private static MalformedPacketException malformed() {
        return new MalformedPacketException("not JSON");
    }

    private @Nullable Object value() throws MalformedPacketException {
        skipSpace();
        if (position == end) {
            throw malformed();
        }
        return switch (array[position]) {
            case '"' -> string();
            case '{' -> object();
            case '[' -> array();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> JsonNumber.read(this);
        };
    }

    private void skipSpace() {
        while (position < end) {
            byte b = array[position];
            if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                return;
            }
            position++;
        }
    }

    private @Nullable Object word(String word, @Nullable Object value)
            throws MalformedPacketException {
        for (int i = 0; i < word.length(); i++) {
            if (next() != word.charAt(i)) {
                throw malformed();
            }
        }
        return value;
    }

    /// The byte at the present place, -1 at the end.
    int peek() {
        return position < end ? array[position] : -1;
    }

    int next() {
        return position < end ? array[position++] : -1;
    }

    int position() {
        return position;
    }

    String ascii(int from) {
        return new String(array, from, position - from, StandardCharsets.ISO_8859_1);
    }

    private void enter() throws MalformedPacketException {
        position++;
        if (++depth > Json.MAX_DEPTH) {
            throw new MalformedPacketException("JSON nested deeper than " + Json.MAX_DEPTH);
        }
    }

    private List<@Nullable Object> array() throws MalformedPacketException {
        enter();
        List<@Nullable Object> list = new ArrayList<>(4);
        skipSpace();
        if (peek() == ']') {
            position++;
        } else {
            do {
                list.add(value());
            } while (another(']'));
        }
        depth--;
        return list;
    }

    private Object object() throws MalformedPacketException {
        enter();
        Map<String, @Nullable Object> map = new LinkedHashMap<>(8);
        skipSpace();
        if (peek() == '}') {
            position++;
        } else {
            do {
                String key = key();
                map.put(key, value());
            } while (another('}'));
        }
        depth--;
        return placeholders && Boolean.TRUE.equals(map.get(Json.PLACEHOLDER))
                ? placeholder(map)
                : map;
    }

    private static Placeholder placeholder(Map<String, @Nullable Object> map)
            throws MalformedPacketException {
        if (map.get(Json.NUM) instanceof Integer num) {
            return new Placeholder(num);
        }
        throw new MalformedPacketException("placeholder without a number");
    }

    private String key() throws MalformedPacketException {
        skipSpace();
        if (peek() != '"') {
            throw malformed();
        }
        String key = string();
        skipSpace();
        if (next() != ':') {
            throw malformed();
        }
        return key;
    }

    private boolean another(char bracket) throws MalformedPacketException {
        skipSpace();
        int b = next();
        if (b == bracket) {
            return false;
        }
        if (b != ',') {
            throw malformed();
        }
        return true;
    }

    private String string() throws MalformedPacketException {
        int start = ++position;
        boolean ascii = true;
        while (position < end) {
            byte b = array[position];
            if (b == '"') {
                String text = plain(start, ascii);
                position++;
                return text;
            }
            if (b == '\\') {
                return escaped(start);
            }
            if (b >= 0 && b < 0x20) {
                throw malformed();
            }
            ascii &= b >= 0;
            position++;
        }
        throw malformed();
    }

    private String plain(int start, boolean ascii) throws MalformedPacketException {
        if (ascii) {
            return new String(array, start, position - start, StandardCharsets.ISO_8859_1);
        }
        return decode(start).toString();
    }

    private CharBuffer decode(int start) throws MalformedPacketException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(array, start, position - start));
        } catch (CharacterCodingException e) {
            throw new MalformedPacketException("not UTF-8");
        }
    }

    private String escaped(int start) throws MalformedPacketException {
        StringBuilder text = new StringBuilder(position - start + 32);
        int from = start;
        while (position < end) {
            byte b = array[position];
            if (b == '"') {
                text.append(decode(from));
                position++;
                return text.toString();
            }
            if (b >= 0 && b < 0x20) {
                throw malformed();
            }
            if (b == '\\') {
                text.append(decode(from));
                position++;
                text.append(escape());
                from = position;
            } else {
                position++;
            }
        }
        throw malformed();
    }

    private char escape() throws MalformedPacketException {
        return switch (next()) {
            case '"' -> '"';
            case '\\' -> '\\';
            case '/' -> '/';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw malformed();
        };
    }

    private char unicode() throws MalformedPacketException {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(next(), 16);
            if (digit < 0) {
                throw malformed();
            }
            code = code << 4 | digit;
        }
        return (char) code;
    }
}
