package io.signalbox.fleet.feed.wire;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.json.JSONArray;
import org.json.JSONObject;
import org.jspecify.annotations.Nullable;

/// Writes what the JSON parser would give, and `byte[]`, as msgpack.
final class MsgpackWriter {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);

    byte[] written() {
        return bytes.toByteArray();
    }

    void map(int size) {
        try {
            if (size <= 15) {
                out.writeByte(0x80 | size);
            } else if (size <= 0xffff) {
                out.writeByte(0xde);
                out.writeShort(size);
            } else {
                out.writeByte(0xdf);
                out.writeInt(size);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void value(@Nullable Object value) {
        try {
            write(value);
        } catch (IOException e) {
            // Into memory: does not happen.
            throw new UncheckedIOException(e);
        }
    }

    private void write(@Nullable Object value) throws IOException {
        switch (value) {
            case null -> out.writeByte(0xc0);
            case String text -> text(text);
            case Boolean truth -> out.writeByte(truth ? 0xc3 : 0xc2);
            case Integer number -> integer(number);
            case Long number -> integer(number);
            case BigInteger number -> big(number);
            case Number number -> real(number.doubleValue());
            case byte[] binary -> binary(binary);
            case JSONArray list -> list(list);
            case JSONObject object -> object(object);
            default -> {
                if (value.equals(JSONObject.NULL)) {
                    out.writeByte(0xc0);
                } else {
                    text(value.toString());
                }
            }
        }
    }

    private void object(JSONObject object) throws IOException {
        map(object.length());
        for (String key : object.keySet()) {
            text(key);
            write(object.opt(key));
        }
    }

    private void list(JSONArray list) throws IOException {
        int size = list.length();
        if (size <= 15) {
            out.writeByte(0x90 | size);
        } else if (size <= 0xffff) {
            out.writeByte(0xdc);
            out.writeShort(size);
        } else {
            out.writeByte(0xdd);
            out.writeInt(size);
        }
        for (int i = 0; i < size; i++) {
            write(list.opt(i));
        }
    }

    private void text(String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        if (utf8.length <= 31) {
            out.writeByte(0xa0 | utf8.length);
        } else {
            length(utf8.length, 0xd9);
        }
        out.write(utf8);
    }

    private void binary(byte[] binary) throws IOException {
        length(binary.length, 0xc4);
        out.write(binary);
    }

    /// @param code of the form with one byte of length; the longer forms follow it
    private void length(int length, int code) throws IOException {
        if (length <= 0xff) {
            out.writeByte(code);
            out.writeByte(length);
        } else if (length <= 0xffff) {
            out.writeByte(code + 1);
            out.writeShort(length);
        } else {
            out.writeByte(code + 2);
            out.writeInt(length);
        }
    }

    private void integer(long number) throws IOException {
        if (number >= -32 && number <= 127) {
            out.writeByte((int) number);
        } else if (number >= Integer.MIN_VALUE && number <= Integer.MAX_VALUE) {
            out.writeByte(0xd2);
            out.writeInt((int) number);
        } else {
            out.writeByte(0xd3);
            out.writeLong(number);
        }
    }

    private void big(BigInteger number) throws IOException {
        if (number.bitLength() < Long.SIZE) {
            integer(number.longValue());
        } else {
            real(number.doubleValue());
        }
    }

    private void real(double number) throws IOException {
        out.writeByte(0xcb);
        out.writeDouble(number);
    }
}
