package io.signalbox.lab.endpoint;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;

/// Smithy RPC v2 CBOR, query-compatible: CBOR map in, CBOR map out, errors with `__type` and `message`.
record CborProtocol() implements WireProtocol {
    private static final ObjectMapper CBOR = WireMapper.cbor();
    private static final String TYPE = "application/cbor";
    private static final String HEADER = "smithy-protocol";
    static final String NAME = "rpc-v2-cbor";

    static Map<?, ?> read(byte[] body) {
        if (body.length == 0) {
            return Map.of();
        }
        try {
            if (CBOR.readValue(body, Object.class) instanceof Map<?, ?> map) {
                return map;
            }
        } catch (JacksonException broken) {
            throw unreadable();
        } catch (IOException broken) {
            throw unreadable();
        }
        throw unreadable();
    }

    @Override
    public WireReply success(Call call, Members members) {
        return new WireReply(200, TYPE, Map.of(HEADER, NAME), WireMapper.write(CBOR, members));
    }

    @Override
    public WireReply failure(ApiError error, String requestId) {
        Members body = Members.of().put("__type", error.code()).put("message", error.text());
        String fault = error.status() < 500 ? "Sender" : "Receiver";
        return new WireReply(
                error.status(),
                TYPE,
                Map.of(HEADER, NAME, "x-amzn-query-error", error.code() + ";" + fault),
                WireMapper.write(CBOR, body));
    }

    private static ApiError unreadable() {
        return ApiError.of("SerializationException", "The request body is not a CBOR map.");
    }
}
