package io.signalbox.engineio.transport;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// The server's half of the WebSocket handshake (RFC 6455, 4.2), without extensions. Afterwards nothing of
/// HTTP is left in the pipeline.
final class WebSocketUpgrade {
    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final String VERSION = "13";

    private WebSocketUpgrade() {}

    static boolean isWanted(HttpRequest head) {
        return head.headers()
                .containsValue(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true);
    }

    static boolean isValid(HttpRequest head) {
        return head.method().equals(HttpMethod.GET)
                && head.headers()
                        .containsValue(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE, true)
                && VERSION.equals(head.headers().get(HttpHeaderNames.SEC_WEBSOCKET_VERSION))
                && head.headers().contains(HttpHeaderNames.SEC_WEBSOCKET_KEY);
    }

    static void perform(ChannelPipeline pipeline, HttpRequest head, WebSocketHandler handler) {
        FullHttpResponse response =
                new DefaultFullHttpResponse(
                        HttpVersion.HTTP_1_1,
                        HttpResponseStatus.SWITCHING_PROTOCOLS,
                        Unpooled.EMPTY_BUFFER);
        response.headers()
                .set(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET)
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE)
                .set(
                        HttpHeaderNames.SEC_WEBSOCKET_ACCEPT,
                        accept(head.headers().get(HttpHeaderNames.SEC_WEBSOCKET_KEY)));
        pipeline.writeAndFlush(response, pipeline.channel().voidPromise());
        pipeline.addLast(handler);
        // Bytes that the codec has read beyond the request go on to the handler when it is removed.
        pipeline.remove(HttpHandler.class);
        pipeline.remove(HttpServerCodec.class);
    }

    private static String accept(String key) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            byte[] digest = sha1.digest((key + GUID).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
