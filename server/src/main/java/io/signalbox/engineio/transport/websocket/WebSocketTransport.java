package io.signalbox.engineio.transport.websocket;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.signalbox.engineio.CloseReason;
import io.signalbox.engineio.EngineLimits;
import io.signalbox.engineio.Transport;
import io.signalbox.engineio.packet.Outbound;
import io.signalbox.engineio.transport.connection.Abort;
import java.util.List;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// One WebSocket connection. Messages come with their frame headers in place and go straight to the
/// channel, which is their queue.
public final class WebSocketTransport implements Transport {
    private static final long FAREWELL_SECONDS = 10;
    private static final int NORMAL = 1000;
    private static final int GOING_AWAY = 1001;
    private static final int INVALID_DATA = 1007;

    private final ChannelHandlerContext context;
    private final EngineLimits limits;
    private final @Nullable Deflation deflation;
    private final Runnable end;

    /// @param end closes the channel after a fault, as soon as that may be
    WebSocketTransport(
            ChannelHandlerContext context,
            EngineLimits limits,
            @Nullable Deflation deflation,
            Runnable end) {
        this.context = context;
        this.limits = limits;
        this.deflation = deflation;
        this.end = end;
    }

    @Override
    public String name() {
        return "websocket";
    }

    @Override
    public boolean writable() {
        return pendingBytes() <= limits.volatileBytes();
    }

    @Override
    public long pendingBytes() {
        ChannelOutboundBuffer buffer = context.channel().unsafe().outboundBuffer();
        return buffer == null ? 0 : buffer.totalPendingWriteBytes();
    }

    @Override
    public void write(Outbound message) {
        write(message, true);
    }

    @Override
    public void write(Outbound message, boolean compress) {
        Deflation agreed = deflation;
        context.write(
                agreed == null || !compress ? message.frames() : message.frames(agreed.deflater()),
                context.voidPromise());
    }

    @Override
    public void flush() {
        context.flush();
    }

    @Override
    public void reading(boolean on) {
        context.channel().config().setAutoRead(on);
    }

    @Override
    public void close(CloseReason reason) {
        switch (reason) {
            case FORCED_CLOSE, TRANSPORT_CLOSE -> close(NORMAL, reason.text());
            case SERVER_SHUTTING_DOWN -> close(GOING_AWAY, reason.text());
            case PARSE_ERROR -> close(INVALID_DATA, reason.text());
            case TRANSPORT_ERROR -> end.run();
            // Nobody reads there, or not fast enough to ever read a farewell.
            case PING_TIMEOUT, SLOW_CONSUMER -> context.close();
            case LOOP_STUCK -> Abort.now(context.channel());
        }
    }

    // A client that no longer reads must not keep the connection, and what waits for it, for good.
    private void close(int code, String reason) {
        ChannelFuture farewell = CloseFrames.write(context, code, reason);
        if (farewell.isDone()) {
            context.close();
            return;
        }
        Future<?> end =
                context.executor().schedule(() -> context.close(), FAREWELL_SECONDS, SECONDS);
        farewell.addListener(ChannelFutureListener.CLOSE).addListener(_ -> end.cancel(false));
    }

    @Override
    public List<Outbound> detach() {
        return List.of();
    }
}
