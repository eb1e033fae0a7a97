package io.signalbox.engineio;

import java.time.Instant;
import java.util.Map;

/// The HTTP request that opened a session, kept as plain values so that nothing of Netty's lives on.
///
/// @param headers names in lower case, the values of a repeated header joined by `, `
/// @param query last value of each parameter
/// @param address IP address of the peer
/// @param issued when it arrived
/// @param secure whether over TLS
/// @param url path and query
public record HandshakeRequest(
        Map<String, String> headers,
        Map<String, String> query,
        String address,
        Instant issued,
        boolean secure,
        String url) {}
