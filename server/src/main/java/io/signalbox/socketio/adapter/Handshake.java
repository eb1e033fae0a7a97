package io.signalbox.socketio.adapter;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is known of a client since its first request. It travels between servers, so it holds values only.
///
/// @param headers names in lower case, the values of a repeated header joined by `, `
/// @param query parameters of the first request, each with its last value
/// @param auth the payload of the CONNECT packet (a map; a client that sent none has an empty one)
/// @param address the peer's IP address
/// @param issued time of the first request
/// @param secure whether it came over TLS
/// @param xdomain whether it carried an `Origin`
/// @param url path and query of the first request
public record Handshake(
        Map<String, String> headers,
        Map<String, String> query,
        Map<String, @Nullable Object> auth,
        String address,
        Instant issued,
        boolean secure,
        boolean xdomain,
        String url) {}
