package io.signalbox.socketio.adapter.cluster;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.signalbox.socketio.packet.msgpack.MsgpackDecoder;
import io.signalbox.socketio.packet.msgpack.MsgpackException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The two encodings of messages between servers. The first byte tells them apart: `{` is JSON,
/// anything else msgpack.
public final class WireText {

    private static final byte OPENING_BRACE = '{';

    private static final ObjectMapper JSON =
            new ObjectMapper(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(MsgpackDecoder.MAX_DEPTH)
                                                    .maxStringLength(64 << 20)
                                                    .build())
                                    .build())
                    .registerModule(
                            new SimpleModule()
                                    .addSerializer(byte[].class, new NodeBufferSerializer())
                                    .addSerializer(Double.class, new JsNumberSerializer()));

    private WireText() {}

    public static byte[] json(Object value) {
        try {
            return JSON.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }

    /// Whether there is anything in the value that only msgpack can carry as it is.
    ///
    /// @throws IllegalArgumentException for a value nested deeper than any reader would accept
    public static boolean hasBinary(@Nullable Object value) {
        return hasBinary(value, 0);
    }

    private static boolean hasBinary(@Nullable Object value, int depth) {
        if (depth > MsgpackDecoder.MAX_DEPTH) {
            throw new IllegalArgumentException(
                    "value nested deeper than " + MsgpackDecoder.MAX_DEPTH);
        }
        return switch (value) {
            case byte[] _ -> true;
            case ByteBuffer _ -> true;
            case Map<?, ?> map -> anyBinary(map.values(), depth + 1);
            case Collection<?> items -> anyBinary(items, depth + 1);
            case Object[] items -> anyBinary(Arrays.asList(items), depth + 1);
            case null, default -> false;
        };
    }

    private static boolean anyBinary(Collection<?> items, int depth) {
        for (Object item : items) {
            if (hasBinary(item, depth)) {
                return true;
            }
        }
        return false;
    }

    public static @Nullable Object either(byte[] message) throws BadMessageException {
        if (message.length == 0) {
            throw new BadMessageException("empty message");
        }
        return message[0] == OPENING_BRACE ? parseJson(message) : msgpack(message);
    }

    public static @Nullable Object msgpack(byte[] message) throws BadMessageException {
        try {
            return MsgpackDecoder.decode(message);
        } catch (MsgpackException e) {
            throw new BadMessageException("not msgpack: " + e.getMessage());
        }
    }

    private static @Nullable Object parseJson(byte[] message) throws BadMessageException {
        try {
            return JSON.readValue(message, Object.class);
        } catch (IOException e) {
            throw new BadMessageException("not JSON: " + e.getClass().getSimpleName());
        }
    }

    /// `JSON.stringify` of a Node `Buffer`.
    private static final class NodeBufferSerializer extends StdSerializer<byte[]> {

        private static final long serialVersionUID = 1L;

        NodeBufferSerializer() {
            super(byte[].class);
        }

        @Override
        public void serialize(byte[] value, JsonGenerator json, SerializerProvider provider)
                throws IOException {
            json.writeStartObject();
            json.writeStringField("type", "Buffer");
            json.writeArrayFieldStart("data");
            for (byte octet : value) {
                json.writeNumber(octet & 0xff);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    /// As in JavaScript, what is not finite becomes null.
    private static final class JsNumberSerializer extends StdSerializer<Double> {

        private static final long serialVersionUID = 1L;

        JsNumberSerializer() {
            super(Double.class);
        }

        @Override
        public void serialize(Double value, JsonGenerator json, SerializerProvider provider)
                throws IOException {
            if (Double.isFinite(value)) {
                json.writeNumber(value);
            } else {
                json.writeNull();
            }
        }
    }
}
