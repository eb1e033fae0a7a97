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
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.signalbox.engineio.CorsOptions;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// One HTTP request that waits for its answer, and how to give it. Confined to the channel's loop; exactly
/// one of the answering methods is called, once.
final class Exchange {
    private final ChannelHandlerContext context;
    private final HttpHandler handler;
    private final HttpHeaders request;
    private final boolean keepAlive;
    private final CorsOptions cors;

    Exchange(
            ChannelHandlerContext context,
            HttpHandler handler,
            HttpHeaders request,
            boolean keepAlive,
            CorsOptions cors) {
        this.context = context;
        this.handler = handler;
        this.request = request;
        this.keepAlive = keepAlive;
        this.cors = cors;
    }

    /// The answer to a poll.
    void payload(ByteBuf body) {
        FullHttpResponse response =
                response(HttpResponseStatus.OK, body, "text/plain; charset=UTF-8");
        response.headers().set(HttpHeaderNames.CACHE_CONTROL, "no-store");
        write(response, keepAlive);
    }

    /// The answer to a POST.
    void ok() {
        ByteBuf body = Unpooled.wrappedBuffer(new byte[] {'o', 'k'});
        write(response(HttpResponseStatus.OK, body, "text/html"), keepAlive);
    }

    void error(EngineError error) {
        write(json(error), keepAlive);
    }

    /// Refuses and ends the connection: what follows on it may not be HTTP.
    void errorAndClose(EngineError error) {
        write(json(error), false);
    }

    void status(HttpResponseStatus status, boolean close) {
        ByteBuf body = Unpooled.copiedBuffer(status.reasonPhrase(), StandardCharsets.UTF_8);
        write(response(status, body, "text/plain; charset=UTF-8"), keepAlive && !close);
    }

    /// Refuses a body that is still arriving. The handler closes the connection when it has read the rest.
    void tooLarge() {
        HttpResponseStatus status = HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE;
        ByteBuf body = Unpooled.copiedBuffer(status.reasonPhrase(), StandardCharsets.UTF_8);
        FullHttpResponse response = response(status, body, "text/plain; charset=UTF-8");
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
    void preflight() {
        FullHttpResponse response =
                new DefaultFullHttpResponse(
                        HttpVersion.HTTP_1_1, HttpResponseStatus.NO_CONTENT, Unpooled.EMPTY_BUFFER);
        if (allowedOrigin() != null) {
            HttpHeaders headers = response.headers();
            headers.set(
                    HttpHeaderNames.ACCESS_CONTROL_ALLOW_METHODS, "GET,HEAD,PUT,PATCH,POST,DELETE");
            String wanted = request.get(HttpHeaderNames.ACCESS_CONTROL_REQUEST_HEADERS);
            if (wanted != null) {
                headers.set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_HEADERS, wanted);
            }
        }
        write(response, keepAlive);
    }

    private static FullHttpResponse json(EngineError error) {
        ByteBuf body = Unpooled.copiedBuffer(error.json(), StandardCharsets.UTF_8);
        return response(HttpResponseStatus.valueOf(error.status()), body, "application/json");
    }

    private static FullHttpResponse response(
            HttpResponseStatus status, ByteBuf body, String contentType) {
        FullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, body);
        response.headers().set(HttpHeaderNames.CONTENT_TYPE, contentType);
        return response;
    }

    private @Nullable String allowedOrigin() {
        String origin = request.get(HttpHeaderNames.ORIGIN);
        return origin != null && cors.allows(origin) ? origin : null;
    }

    private void write(FullHttpResponse response, boolean stay) {
        finish(response);
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
        HttpHeaders headers = response.headers();
        String origin = allowedOrigin();
        if (origin != null) {
            headers.set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
            headers.set(HttpHeaderNames.VARY, "Origin");
            if (cors.credentials()) {
                headers.set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_CREDENTIALS, "true");
            }
        }
        HttpUtil.setContentLength(response, response.content().readableBytes());
        handler.answered();
    }
}
