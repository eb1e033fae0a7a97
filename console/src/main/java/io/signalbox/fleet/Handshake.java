package io.signalbox.fleet;

import java.time.Instant;
import java.util.Map;

/// How a socket came in. All values are the client's or a proxy's word: text to show, not to trust.
///
/// @param address as the server saw it; may be a whole `x-forwarded-for` list
public record Handshake(
        String address,
        Instant issued,
        String url,
        boolean secure,
        Map<String, String> headers,
        Map<String, String> query) {

    public Handshake {
        headers = TextMap.of(headers);
        query = TextMap.of(query);
    }
}
