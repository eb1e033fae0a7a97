package io.signalbox.engineio.transport;

import java.nio.charset.StandardCharsets;

/// A small answer of the application to a plain HTTP request.
///
/// @param status code, such as 200
/// @param contentType value of the header
/// @param body text, sent in UTF-8
public record HttpReply(int status, String contentType, String body) {

    /// Plain text.
    public static HttpReply text(int status, String body) {
        return new HttpReply(status, "text/plain; charset=UTF-8", body);
    }

    byte[] bytes() {
        return body.getBytes(StandardCharsets.UTF_8);
    }
}
