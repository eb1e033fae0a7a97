package io.signalbox.lab.balancer;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.flush.FlushConsolidationHandler;
import io.netty.handler.timeout.IdleStateEvent;

/// One end of an upgraded connection: what comes in here goes out at `peer`, and reading stops while the peer cannot
/// write. Both ends live on one event loop. When one closes, the other does after what is under way.
final class BytePipe extends ChannelInboundHandlerAdapter {
    private final Channel peer;

    BytePipe(Channel peer) {
        this.peer = peer;
    }

    /// For the head of both pipelines: what one read of a peer causes to be written goes out in one system call, not in
    /// one for every message.
    static FlushConsolidationHandler fewerFlushes() {
        return new FlushConsolidationHandler(
                FlushConsolidationHandler.DEFAULT_EXPLICIT_FLUSH_AFTER_FLUSHES, true);
    }

    /// Lets the bytes flow between two channels that both end in a pipe to the other.
    static void begin(Channel one, Channel other) {
        one.config().setAutoRead(true);
        other.config().setAutoRead(true);
        // What came along with the handshake has already been piped, perhaps after the last flush.
        one.flush();
        other.flush();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        peer.write(message);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        peer.flush();
        if (!peer.isWritable()) {
            ctx.channel().config().setAutoRead(false);
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        peer.config().setAutoRead(ctx.channel().isWritable());
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        peer.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof IdleStateEvent) {
            ctx.close();
        } else {
            ctx.fireUserEventTriggered(event);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        // A reset by either side is the ordinary end of many WebSockets.
        ctx.close();
    }
}
