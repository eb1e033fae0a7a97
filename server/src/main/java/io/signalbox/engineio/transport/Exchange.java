package io.signalbox.engineio.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.signalbox.engineio.options.CompressionOptions.HttpCompression;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// One HTTP request that waits for its answer, and how to give it. Confined to the channel's loop; exactly
/// one of the answering methods is called, once.
final class Exchange {
    private static final String PLAIN = "text/plain; charset=UTF-8";

    private final ChannelHandlerContext context;
    private final HttpHandler handler;
    private final HttpHeaders request;
    private final boolean keepAlive;
    private final @Nullable CorsHeaders cors;
    private @Nullable SessionHeaders extra;

    /// @param cors null for a request outside the engine's path
    Exchange(
            ChannelHandlerContext context,
            HttpHandler handler,
            HttpRequest head,
            @Nullable CorsHeaders cors) {
        this.context = context;
        this.handler = handler;
        this.request = head.headers();
        this.keepAlive = HttpUtil.isKeepAlive(head);
        this.cors = cors;
    }

    /// Adds what a WebSocket's answer, which is not given here, has to say of other origins.
    void addCors(HttpHeaders answer) {
        if (cors != null) {
            cors.answer(request, answer);
        }
    }

    /// Has these headers go along with a successful answer.
    void decorate(SessionHeaders headers) {
        extra = headers;
    }

    /// The answer to a poll.
    ///
    /// @param compression null to leave it as it is
    void payload(ByteBuf body, @Nullable HttpCompression compression) {
        BodyCoding coding =
                compression == null || body.readableBytes() < compression.threshold()
                        ? null
                        : BodyCoding.accepted(request.get(HttpHeaderNames.ACCEPT_ENCODING));
        ByteBuf sent = coding == null ? body : coding.encode(body);
        FullHttpResponse response = response(HttpResponseStatus.OK, sent, PLAIN);
        if (coding != null) {
            response.headers().set(HttpHeaderNames.CONTENT_ENCODING, coding.token());
        }
        success(response);
    }

    /// The answer to a POST.
    void ok() {
        ByteBuf body = Unpooled.wrappedBuffer(new byte[] {'o', 'k'});
        success(response(HttpResponseStatus.OK, body, "text/html"));
    }

    private void success(FullHttpResponse response) {
        response.headers().set(HttpHeaderNames.CACHE_CONTROL, "no-store");
        if (extra != null) {
            extra.addTo(response.headers());
        }
        write(response, keepAlive);
    }

    void error(EngineError error) {
        error(error, error.message());
    }

    void error(EngineError error, String message) {
        String json = "{\"code\":" + error.code() + ",\"message\":" + quoted(message) + "}";
        ByteBuf body = Unpooled.copiedBuffer(json, StandardCharsets.UTF_8);
        HttpResponseStatus status = HttpResponseStatus.valueOf(error.status());
        write(response(status, body, "application/json"), keepAlive);
    }

    private static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ') {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }

    /// Refuses a WebSocket and ends the connection: what follows on it may not be HTTP.
    void refuseUpgrade(String message) {
        ByteBuf body = Unpooled.copiedBuffer(message, StandardCharsets.UTF_8);
        write(response(HttpResponseStatus.BAD_REQUEST, body, "text/html"), false);
    }

    void status(HttpResponseStatus status, boolean close) {
        status(status, status.reasonPhrase(), close);
    }

    void status(HttpResponseStatus status, String text, boolean close) {
        ByteBuf body = Unpooled.copiedBuffer(text, StandardCharsets.UTF_8);
        write(response(status, body, PLAIN), keepAlive && !close);
    }

    /// Refuses a request of which more may still arrive. The handler closes the connection later.
    void refuse(HttpResponseStatus status, String text) {
        ByteBuf body = Unpooled.copiedBuffer(text, StandardCharsets.UTF_8);
        FullHttpResponse response = response(status, body, PLAIN);
        finish(response);
        response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        context.writeAndFlush(response, context.voidPromise());
    }

    void reply(HttpReply reply) {
        ByteBuf body = Unpooled.wrappedBuffer(reply.bytes());
        HttpResponseStatus status = HttpResponseStatus.valueOf(reply.status());
        write(response(status, body, reply.contentType()), keepAlive);
    }

    /// The answer to a CORS preflight.
    void preflight(CorsHeaders headers) {
        FullHttpResponse response =
                new DefaultFullHttpResponse(
                        HttpVersion.HTTP_1_1, HttpResponseStatus.NO_CONTENT, Unpooled.EMPTY_BUFFER);
        // Finished first, as Vary is to begin with the origin.
        finish(response);
        headers.preflight(request, response.headers());
        send(response, keepAlive);
    }

    private static FullHttpResponse response(
            HttpResponseStatus status, ByteBuf body, String contentType) {
        FullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, body);
        response.headers().set(HttpHeaderNames.CONTENT_TYPE, contentType);
        return response;
    }

    private void write(FullHttpResponse response, boolean stay) {
        finish(response);
        send(response, stay);
    }

    private void send(FullHttpResponse response, boolean stay) {
        HttpHeaders headers = response.headers();
        if (stay) {
            headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.KEEP_ALIVE);
            context.writeAndFlush(response, context.voidPromise());
        } else {
            headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
            context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
        }
    }

    private void finish(FullHttpResponse response) {
        if (cors != null) {
            cors.answer(request, response.headers());
        }
        HttpUtil.setContentLength(response, response.content().readableBytes());
        handler.answered();
    }
}
