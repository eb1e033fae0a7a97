package io.signalbox.engineio.options;

import org.jspecify.annotations.Nullable;

/// What answers carry besides the protocol.
///
/// @param cors other origins
/// @param cookie null for none, the official default
/// @param compression of polls and WebSocket messages
public record HttpOptions(
        CorsOptions cors, @Nullable CookieOptions cookie, CompressionOptions compression) {

    /// The official defaults.
    public static final HttpOptions DEFAULT =
            new HttpOptions(CorsOptions.NONE, null, CompressionOptions.DEFAULT);

    /// A copy with other origins.
    public HttpOptions withCors(CorsOptions value) {
        return new HttpOptions(value, cookie, compression);
    }

    /// A copy with another cookie.
    public HttpOptions withCookie(@Nullable CookieOptions value) {
        return new HttpOptions(cors, value, compression);
    }

    /// A copy with another compression.
    public HttpOptions withCompression(CompressionOptions value) {
        return new HttpOptions(cors, cookie, value);
    }
}
