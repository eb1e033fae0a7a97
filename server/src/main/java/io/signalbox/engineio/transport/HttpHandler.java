package io.signalbox.engineio.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.util.ReferenceCountUtil;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Gathers one HTTP request at a time, within the limits, and hands it to the router. Leaves the pipeline
/// when the connection becomes a WebSocket.
final class HttpHandler extends ChannelInboundHandlerAdapter {
    private static final byte[] EMPTY = {};
    private static final long FIRST_REQUEST_SECONDS = 20;
    private static final long IDLE_SECONDS = 75;
    private static final long DISCARD_SECONDS = 2;

    private final Router router;
    private @Nullable HttpRequest request;
    private byte[] body = EMPTY;
    private int bodyLength;
    private boolean busy;
    private boolean refused;
    private boolean discarding;
    private boolean removed;
    private boolean usedSinceCheck;

    // The session whose poll waits on this connection.
    private @Nullable PollingTransport waiting;

    HttpHandler(Router router) {
        this.router = router;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        router.opened(ctx.channel());
        router.later(ctx, FIRST_REQUEST_SECONDS, () -> closeIfIdle(ctx));
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        router.left(ctx.channel());
        removed = true;
    }

    private void closeIfIdle(ChannelHandlerContext ctx) {
        if (removed || !ctx.channel().isOpen()) {
            return;
        }
        if (!busy && !usedSinceCheck) {
            ctx.close();
            return;
        }
        usedSinceCheck = false;
        router.later(ctx, IDLE_SECONDS, () -> closeIfIdle(ctx));
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        try {
            if (refused) {
                if (discarding && message instanceof LastHttpContent) {
                    ctx.close();
                }
                return;
            }
            if (message instanceof HttpRequest head) {
                begin(ctx, head);
            }
            if (message instanceof HttpContent content && request != null && !refused) {
                content(ctx, request, content);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void begin(ChannelHandlerContext ctx, HttpRequest head) {
        if (busy) {
            // The answer to the request before is still due, so this one cannot be answered in
            // order.
            refused = true;
            ctx.close();
            return;
        }
        busy = true;
        usedSinceCheck = true;
        request = head;
        body = EMPTY;
        bodyLength = 0;
        if (head.decoderResult().isFailure()) {
            refuse(ctx, head, status(head.decoderResult().cause()));
        } else if (HttpUtil.getContentLength(head, 0L) > router.maxBody()) {
            tooLarge(ctx, head);
        } else if (HttpUtil.is100ContinueExpected(head)) {
            ctx.writeAndFlush(
                    new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE));
        }
    }

    private static HttpResponseStatus status(Throwable cause) {
        if (cause instanceof TooLongHttpLineException) {
            return HttpResponseStatus.REQUEST_URI_TOO_LONG;
        }
        return cause instanceof TooLongHttpHeaderException
                ? HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE
                : HttpResponseStatus.BAD_REQUEST;
    }

    private void refuse(ChannelHandlerContext ctx, HttpRequest head, HttpResponseStatus status) {
        refused = true;
        request = null;
        router.exchange(ctx, this, head).status(status, true);
    }

    private void tooLarge(ChannelHandlerContext ctx, HttpRequest head) {
        router.bodyTooLarge(head);
        // Closed at once, the connection would be reset under the client's feet while it still
        // sends, and the
        // answer be lost.
        refused = true;
        discarding = true;
        request = null;
        router.exchange(ctx, this, head).tooLarge();
        router.later(ctx, DISCARD_SECONDS, ctx::close);
    }

    private void content(ChannelHandlerContext ctx, HttpRequest head, HttpContent content) {
        if (content.decoderResult().isFailure()) {
            refuse(ctx, head, HttpResponseStatus.BAD_REQUEST);
            return;
        }
        ByteBuf part = content.content();
        int length = part.readableBytes();
        if (length > router.maxBody() - bodyLength) {
            tooLarge(ctx, head);
            return;
        }
        if (length > 0) {
            keep(part, length);
        }
        if (content instanceof LastHttpContent) {
            request = null;
            router.route(ctx, this, head, takeBody());
        }
    }

    private void keep(ByteBuf part, int length) {
        if (bodyLength + length > body.length) {
            body =
                    bodyLength == 0
                            ? ByteBufUtil.getBytes(part)
                            : Arrays.copyOf(body, Math.max(body.length * 2, bodyLength + length));
        }
        part.getBytes(part.readerIndex(), body, bodyLength, length);
        bodyLength += length;
    }

    private byte[] takeBody() {
        byte[] whole = bodyLength == body.length ? body : Arrays.copyOf(body, bodyLength);
        body = EMPTY;
        bodyLength = 0;
        return whole;
    }

    /// An answer is on its way; the next request may come.
    void answered() {
        busy = false;
        waiting = null;
    }

    void waitsFor(PollingTransport polling) {
        waiting = polling;
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        PollingTransport polling = waiting;
        waiting = null;
        if (polling != null) {
            polling.aborted();
        }
    }

    // The edge of the event loop: a broken connection, or a fault that must not reach another one.
    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        EngineFaults.report(cause);
        ctx.close();
    }
}
