package io.signalbox.engineio.transport;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.LinkedHashMap;
import java.util.Map;

/// Path and query of a request.
///
/// @param path decoded
/// @param query last value of each parameter
record RequestTarget(String path, Map<String, String> query) {
    private static final int MAX_PARAMETERS = 64;

    static RequestTarget of(String uri) {
        Map<String, String> query = new LinkedHashMap<>();
        try {
            QueryStringDecoder decoder =
                    QueryStringDecoder.builder().maxParams(MAX_PARAMETERS).build(uri);
            decoder.parameters().forEach((name, values) -> query.put(name, values.getLast()));
            return new RequestTarget(decoder.path(), query);
        } catch (IllegalArgumentException e) {
            // Percent signs that encode nothing: a path that nobody serves.
            return new RequestTarget("", Map.of());
        }
    }
}
