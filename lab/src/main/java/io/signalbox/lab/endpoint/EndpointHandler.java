package io.signalbox.lab.endpoint;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hands each request to the control thread and writes its answer. The control thread is one, so answers to pipelined
/// requests keep their order; that is why a refused one takes the same way.
final class EndpointHandler extends SimpleChannelInboundHandler<FullHttpRequest> {
    private static final Logger LOG = LoggerFactory.getLogger(EndpointHandler.class);

    private final Router router;
    private final Executor control;

    EndpointHandler(Router router, Executor control) {
        this.router = router;
        this.control = control;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, FullHttpRequest request) {
        boolean keepAlive = HttpUtil.isKeepAlive(request) && request.decoderResult().isSuccess();
        boolean head = request.method().equals(HttpMethod.HEAD);
        boolean readable = request.decoderResult().isSuccess();
        WireRequest plain = plain(request);
        try {
            control.execute(
                    () -> {
                        WireReply reply =
                                readable
                                        ? router.answer(plain)
                                        : JsonProtocol.plain(400, "this is not an HTTP request");
                        write(ctx, reply, keepAlive, head);
                    });
        } catch (RejectedExecutionException stopped) {
            write(ctx, JsonProtocol.plain(503, "the lab is stopping"), false, head);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        LOG.debug("connection closed: {}", cause.toString());
        ctx.close();
    }

    private static WireRequest plain(FullHttpRequest request) {
        Map<String, String> headers = new HashMap<>();
        request.headers()
                .forEach(h -> headers.put(h.getKey().toLowerCase(Locale.ROOT), h.getValue()));
        String uri = request.uri();
        int query = uri.indexOf('?');
        return new WireRequest(
                request.method().name(),
                query < 0 ? uri : uri.substring(0, query),
                headers,
                ByteBufUtil.getBytes(request.content()));
    }

    private static void write(
            ChannelHandlerContext ctx, WireReply reply, boolean keepAlive, boolean head) {
        DefaultFullHttpResponse response =
                new DefaultFullHttpResponse(
                        HttpVersion.HTTP_1_1,
                        HttpResponseStatus.valueOf(reply.status()),
                        head ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(reply.body()));
        reply.headers().forEach(response.headers()::set);
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, reply.contentType())
                .set(HttpHeaderNames.CONTENT_LENGTH, reply.body().length)
                .set(HttpHeaderNames.CONNECTION, keepAlive ? "keep-alive" : "close");
        var written = ctx.writeAndFlush(response);
        if (!keepAlive) {
            written.addListener(ChannelFutureListener.CLOSE);
        }
    }
}
