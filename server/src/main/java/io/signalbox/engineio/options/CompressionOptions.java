package io.signalbox.engineio.options;

import org.jspecify.annotations.Nullable;

/// What is compressed. Both need the message's own wish, the flag `compress`, which is on by default.
///
/// @param httpCompression answers to polls by gzip or deflate, null for never
/// @param perMessageDeflate WebSocket messages (RFC 7692), null for never
public record CompressionOptions(
        @Nullable HttpCompression httpCompression, @Nullable PerMessageDeflate perMessageDeflate) {

    /// The official defaults: polls from 1024 bytes, no WebSocket message.
    public static final CompressionOptions DEFAULT =
            new CompressionOptions(HttpCompression.DEFAULT, null);

    /// @param threshold bytes from which an answer is compressed
    public record HttpCompression(int threshold) {
        /// From 1024 bytes.
        public static final HttpCompression DEFAULT = new HttpCompression(1024);
    }

    /// No context is ever taken over from one message to the next, in neither direction: a connection needs
    /// no memory for it, and a broadcast is compressed once for all receivers.
    ///
    /// @param threshold bytes from which a message is compressed
    public record PerMessageDeflate(int threshold) {
        /// From 1024 bytes.
        public static final PerMessageDeflate DEFAULT = new PerMessageDeflate(1024);
    }

    /// A copy with another compression of polls.
    public CompressionOptions withHttpCompression(@Nullable HttpCompression value) {
        return new CompressionOptions(value, perMessageDeflate);
    }

    /// A copy with another compression of WebSocket messages.
    public CompressionOptions withPerMessageDeflate(@Nullable PerMessageDeflate value) {
        return new CompressionOptions(httpCompression, value);
    }
}
