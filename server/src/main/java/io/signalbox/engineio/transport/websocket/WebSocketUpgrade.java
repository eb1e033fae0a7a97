package io.signalbox.engineio.transport.websocket;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The server's half of the WebSocket handshake (RFC 6455, 4.2). Afterwards nothing of HTTP is left in the
/// pipeline.
public final class WebSocketUpgrade {
    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final String VERSION = "13";
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9+/]{22}==");
    private static final Pattern PROTOCOL = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    private WebSocketUpgrade() {}

    /// Whether the request asks for a WebSocket.
    public static boolean isWanted(HttpRequest head) {
        return head.headers()
                .containsValue(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true);
    }

    /// What is wrong with the request, null when nothing is.
    public static @Nullable String fault(HttpRequest head) {
        HttpHeaders headers = head.headers();
        if (!head.method().equals(HttpMethod.GET)) {
            return "Invalid HTTP method";
        }
        if (!headers.containsValue(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE, true)) {
            return "Missing or invalid Connection header";
        }
        String key = headers.get(HttpHeaderNames.SEC_WEBSOCKET_KEY);
        if (key == null || !KEY.matcher(key).matches()) {
            return "Missing or invalid Sec-WebSocket-Key header";
        }
        return VERSION.equals(headers.get(HttpHeaderNames.SEC_WEBSOCKET_VERSION))
                ? null
                : "Missing or invalid Sec-WebSocket-Version header";
    }

    /// Accepts the request and leaves only TLS and the new handler in the pipeline.
    ///
    /// @param http the handler of requests, which leaves with the codec
    /// @param deflation null when no message may be compressed
    /// @param extra adds headers to the answer
    public static WebSocketHandler perform(
            ChannelPipeline pipeline,
            HttpRequest head,
            ChannelHandler http,
            int maxMessage,
            @Nullable Deflation deflation,
            Consumer<HttpHeaders> extra) {
        FullHttpResponse response =
                new DefaultFullHttpResponse(
                        HttpVersion.HTTP_1_1,
                        HttpResponseStatus.SWITCHING_PROTOCOLS,
                        Unpooled.EMPTY_BUFFER);
        HttpHeaders headers = response.headers();
        headers.set(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET)
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE)
                .set(
                        HttpHeaderNames.SEC_WEBSOCKET_ACCEPT,
                        accept(head.headers().get(HttpHeaderNames.SEC_WEBSOCKET_KEY)));
        String extension = deflation == null ? null : Deflation.accept(offers(head));
        if (extension != null) {
            headers.set(HttpHeaderNames.SEC_WEBSOCKET_EXTENSIONS, extension);
        }
        chooseProtocol(head, headers);
        extra.accept(headers);
        Deflation agreed = extension == null ? null : deflation;
        WebSocketHandler handler = new WebSocketHandler(maxMessage, agreed);
        pipeline.writeAndFlush(response, pipeline.channel().voidPromise());
        pipeline.addLast(handler);
        // Bytes that the codec has read beyond the request go on to the handler when it is removed.
        pipeline.remove(http);
        pipeline.remove(HttpServerCodec.class);
        return handler;
    }

    private static String offers(HttpRequest head) {
        return String.join(",", head.headers().getAll(HttpHeaderNames.SEC_WEBSOCKET_EXTENSIONS));
    }

    // A browser that asks for subprotocols fails without an answer. Like the official server, the
    // first one is as good as any.
    private static void chooseProtocol(HttpRequest head, HttpHeaders headers) {
        String wanted = head.headers().get(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL);
        if (wanted != null) {
            String first = wanted.split(",", 2)[0].strip();
            if (PROTOCOL.matcher(first).matches()) {
                headers.set(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL, first);
            }
        }
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
