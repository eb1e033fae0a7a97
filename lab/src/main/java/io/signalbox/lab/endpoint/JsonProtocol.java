package io.signalbox.lab.endpoint;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// awsJson 1.0 and 1.1: JSON object in, JSON object out, instants as epoch seconds with decimals, errors with `__type`.
record JsonProtocol(String contentType) implements WireProtocol {
    private static final ObjectMapper JSON = WireMapper.json();

    static Map<?, ?> read(byte[] body) {
        if (body.length == 0) {
            return Map.of();
        }
        try {
            if (JSON.readValue(body, Object.class) instanceof Map<?, ?> map) {
                return map;
            }
        } catch (JacksonException broken) {
            throw unreadable();
        } catch (java.io.IOException broken) {
            throw unreadable();
        }
        throw unreadable();
    }

    @Override
    public WireReply success(Call call, Members members) {
        return new WireReply(200, contentType, Map.of(), WireMapper.write(JSON, members));
    }

    @Override
    public WireReply failure(ApiError error, String requestId) {
        Members body = Members.of().put("__type", error.code()).put("message", error.text());
        return new WireReply(
                error.status(),
                contentType,
                Map.of("x-amzn-ErrorType", error.code()),
                WireMapper.write(JSON, body));
    }

    /// A JSON document that is no answer of an operation, such as the task metadata.
    static WireReply document(int status, Members members) {
        return new WireReply(status, "application/json", Map.of(), WireMapper.write(JSON, members));
    }

    /// A line of text for callers that speak no protocol of AWS.
    static WireReply plain(int status, String line) {
        return new WireReply(
                status,
                "text/plain; charset=utf-8",
                Map.of(),
                (line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static ApiError unreadable() {
        return ApiError.of("SerializationException", "The request body is not a JSON object.");
    }
}
