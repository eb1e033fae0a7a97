package io.signalbox.lab.balancer;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// Lets one decoded message through for each time it is asked, on a channel without auto-read, and reads from the
/// channel only while it owes one. One read may decode into a thousand messages (tiny chunks, pipelined requests); they
/// wait here, and are handed out in a loop, never by recursion.
///
/// With `deliverBeforeClose` the news that the channel has closed waits behind the messages: a slow client still gets
/// all that its target sent. Netty's own FlowControlHandler drops them. On the channel's event loop only.
final class MessageGate extends ChannelInboundHandlerAdapter {
    private final boolean deliverBeforeClose;
    private final Queue<Object> queue = new ArrayDeque<>();
    private @Nullable ChannelHandlerContext ctx;
    private boolean owed;
    private boolean delivering;
    private boolean discarding;
    private boolean closed;

    MessageGate(boolean deliverBeforeClose) {
        this.deliverBeforeClose = deliverBeforeClose;
    }

    /// Asks for one more message. Asking again before it has come changes nothing.
    void next() {
        owed = true;
        deliver();
    }

    /// From now on everything is read and thrown away.
    void discard() {
        discarding = true;
        dropQueue();
        context().channel().config().setAutoRead(true);
    }

    private void deliver() {
        if (delivering) {
            return;
        }
        delivering = true;
        try {
            while (owed && !queue.isEmpty()) {
                owed = false;
                context().fireChannelRead(queue.remove());
            }
        } finally {
            delivering = false;
        }
        if (closed && queue.isEmpty()) {
            closed = false;
            context().fireChannelInactive();
        } else if (owed && !discarding) {
            context().read();
        }
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        ctx = context;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (discarding) {
            ReferenceCountUtil.release(message);
        } else {
            queue.add(message);
            deliver();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        context.fireChannelReadComplete();
        if (owed && !discarding) {
            context.read();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (deliverBeforeClose && !queue.isEmpty()) {
            closed = true;
        } else {
            dropQueue();
            context.fireChannelInactive();
        }
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        boolean any = !queue.isEmpty();
        while (!queue.isEmpty()) {
            context.fireChannelRead(queue.remove());
        }
        if (any) {
            context.fireChannelReadComplete();
        }
        if (closed) {
            closed = false;
            context.fireChannelInactive();
        }
    }

    private void dropQueue() {
        queue.forEach(ReferenceCountUtil::release);
        queue.clear();
    }

    private ChannelHandlerContext context() {
        return Objects.requireNonNull(ctx, "set when added to the pipeline");
    }
}
