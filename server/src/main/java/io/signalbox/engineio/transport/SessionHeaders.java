package io.signalbox.engineio.transport;

import io.netty.handler.codec.http.HttpHeaders;
import io.signalbox.engineio.HandshakeRequest;
import io.signalbox.engineio.HttpHooks;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Headers that the application adds to an answer of a session.
///
/// @param hooks null when there is only a cookie
/// @param initial whether it is the session's first answer
/// @param cookie value of `Set-Cookie`, null for none
record SessionHeaders(
        @Nullable HttpHooks hooks,
        HandshakeRequest request,
        boolean initial,
        @Nullable String cookie) {

    void addTo(HttpHeaders answer) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (cookie != null) {
            headers.put("Set-Cookie", cookie);
        }
        if (hooks != null) {
            if (initial) {
                hooks.initialHeaders(headers, request);
            }
            hooks.headers(headers, request);
        }
        headers.forEach(answer::set);
    }
}
