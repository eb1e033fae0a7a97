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
import io.signalbox.engineio.transport.connection.ConnectionFaults;
import java.util.Arrays;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Gathers one HTTP request at a time, within the limits, and hands it to the router. Leaves the pipeline
/// when the connection becomes a WebSocket.
final class HttpHandler extends ChannelInboundHandlerAdapter {
    private static final byte[] EMPTY = {};
    private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(75);
    private static final long DISCARD_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final Router router;
    private @Nullable HttpRequest request;
    private byte[] body = EMPTY;
    private int bodyLength;
    private Phase phase = Phase.FIRST;
    private long since = System.nanoTime();
    private boolean kept;
    private boolean refused;
    private boolean discarding;
    private boolean removed;
    private boolean crowded;
    private @Nullable Future<?> check;

    // The session whose poll waits on this connection.
    private @Nullable PollingTransport waiting;

    /// What the connection is doing.
    private enum Phase {
        /// No request has come yet.
        FIRST,
        /// The body of a request is coming.
        BODY,
        /// A request waits for its answer.
        ANSWER,
        /// The next request may come.
        IDLE
    }

    HttpHandler(Router router) {
        this.router = router;
    }

    /// The client has too many connections already: whatever it asks is refused.
    void crowded() {
        crowded = true;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        router.connections().opened(ctx.channel());
        checkLater(ctx, crowded ? DISCARD_NANOS : router.requestNanos());
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        router.connections().left(ctx.channel());
        removed = true;
        if (check != null) {
            check.cancel(false);
        }
    }

    private void checkLater(ChannelHandlerContext ctx, long nanos) {
        check = router.later(ctx, nanos, () -> closeIfLate(ctx));
    }

    private void closeIfLate(ChannelHandlerContext ctx) {
        if (removed || !ctx.channel().isOpen()) {
            return;
        }
        long spent = System.nanoTime() - since;
        long allowed =
                switch (phase) {
                    case FIRST, BODY -> crowded ? DISCARD_NANOS : router.requestNanos();
                    case IDLE -> IDLE_NANOS;
                    case ANSWER -> Long.MAX_VALUE;
                };
        if (spent < allowed) {
            checkLater(ctx, Math.min(allowed - spent, router.requestNanos()));
        } else if (phase == Phase.BODY && request != null) {
            refuse(ctx, request, HttpResponseStatus.REQUEST_TIMEOUT);
        } else {
            ctx.close();
        }
    }

    private void enter(Phase next) {
        phase = next;
        since = System.nanoTime();
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
        if (phase == Phase.ANSWER || !ctx.channel().isWritable()) {
            // The answer to the request before is still due, so this one cannot be answered in
            // order; or the client asks on and on without reading.
            refused = true;
            ctx.close();
            return;
        }
        enter(Phase.BODY);
        request = head;
        body = EMPTY;
        bodyLength = 0;
        kept = head.decoderResult().isSuccess() && router.wantsBody(head);
        if (head.decoderResult().isFailure()) {
            refuse(ctx, head, status(head.decoderResult().cause()));
        } else if (crowded) {
            discard(ctx, head, HttpResponseStatus.TOO_MANY_REQUESTS, router.crowdedText());
        } else if (head.headers().size() > router.maxHeaders()) {
            refuse(ctx, head, HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE);
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
        new Exchange(ctx, this, head, null).status(status, true);
    }

    private void tooLarge(ChannelHandlerContext ctx, HttpRequest head) {
        router.bodyTooLarge(head);
        HttpResponseStatus status = HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE;
        discard(ctx, head, status, status.reasonPhrase());
    }

    private void discard(
            ChannelHandlerContext ctx, HttpRequest head, HttpResponseStatus status, String text) {
        // Closed at once, the connection would be reset under the client's feet while it still
        // sends, and the
        // answer be lost.
        refused = true;
        discarding = true;
        request = null;
        router.exchange(ctx, this, head).refuse(status, text);
        router.later(ctx, DISCARD_NANOS, ctx::close);
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
        if (kept && length > 0) {
            keep(part, length);
        } else {
            bodyLength += length;
        }
        if (content instanceof LastHttpContent) {
            request = null;
            enter(Phase.ANSWER);
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

    /// Bytes that are held of a body that is coming.
    int heldBytes() {
        return body.length;
    }

    private byte[] takeBody() {
        if (!kept) {
            bodyLength = 0;
        }
        byte[] whole = bodyLength == body.length ? body : Arrays.copyOf(body, bodyLength);
        body = EMPTY;
        bodyLength = 0;
        return whole;
    }

    /// An answer is on its way; the next request may come.
    void answered() {
        enter(Phase.IDLE);
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
        ConnectionFaults.report(cause);
        ctx.close();
    }
}
