package io.signalbox.lab.endpoint;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;

/// Jackson mappers that write [Members], with instants as the protocols want them.
final class WireMapper {
    private static final int EPOCH_TAG = 1;

    private WireMapper() {}

    static ObjectMapper json() {
        return new ObjectMapper().registerModule(module());
    }

    static ObjectMapper cbor() {
        return new CBORMapper().registerModule(module());
    }

    static byte[] write(ObjectMapper mapper, Members members) {
        try {
            return mapper.writeValueAsBytes(members);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static SimpleModule module() {
        return new SimpleModule("lab-wire")
                .addSerializer(Members.class, new MembersSerializer())
                .addSerializer(Instant.class, new InstantSerializer());
    }

    private static final class MembersSerializer extends JsonSerializer<Members> {
        @Override
        public void serialize(Members members, JsonGenerator out, SerializerProvider provider)
                throws IOException {
            provider.defaultSerializeValue(members.values(), out);
        }
    }

    private static final class InstantSerializer extends JsonSerializer<Instant> {
        @Override
        public void serialize(Instant time, JsonGenerator out, SerializerProvider provider)
                throws IOException {
            BigDecimal seconds = BigDecimal.valueOf(time.toEpochMilli(), 3);
            if (out instanceof CBORGenerator cbor) {
                cbor.writeTag(EPOCH_TAG);
                cbor.writeNumber(seconds.doubleValue());
            } else {
                out.writeNumber(seconds);
            }
        }
    }
}
