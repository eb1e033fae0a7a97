package io.signalbox.lab.balancer;

import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequestDecoder;

/// Reads requests within an ALB's limits (request line 16 KiB, headers together 64 KiB) and takes a message with both
/// `Content-Length` and `Transfer-Encoding` for what it usually is, an attempt to smuggle a second request: it fails
/// to decode.
final class ListenerRequestDecoder extends HttpRequestDecoder {
    ListenerRequestDecoder() {
        super(
                new HttpDecoderConfig()
                        .setMaxInitialLineLength(16 * 1024)
                        .setMaxHeaderSize(64 * 1024)
                        .setMaxChunkSize(16 * 1024)
                        .setStrictLineParsing(true)
                        .setUseRfc9112TransferEncoding(true)
                        .setValidateHeaders(true));
    }

    @Override
    protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
        throw new IllegalArgumentException("both Content-Length and Transfer-Encoding");
    }
}
