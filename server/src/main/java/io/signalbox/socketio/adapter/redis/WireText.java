package io.signalbox.socketio.adapter.redis;

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
import org.jspecify.annotations.Nullable;

/// The two encodings of messages between servers. The first byte tells them apart: `{` is JSON,
/// anything else msgpack.
final class WireText {

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
                                    .addSerializer(byte[].class, new NodeBufferSerializer()));

    private WireText() {}

    static byte[] json(Object value) {
        try {
            return JSON.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }

    static @Nullable Object either(byte[] message) throws BadMessageException {
        if (message.length == 0) {
            throw new BadMessageException("empty message");
        }
        return message[0] == OPENING_BRACE ? parseJson(message) : msgpack(message);
    }

    static @Nullable Object msgpack(byte[] message) throws BadMessageException {
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
}
