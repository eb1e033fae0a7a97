package io.signalbox.lab.balancer;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.DuplexChannel;
import java.util.concurrent.TimeUnit;

/// Ends a client's connection so that it can still read the answer: says the end, then throws away what comes for a
/// little while. Closing at once with input unread would reset the connection and could take the answer with it.
final class LingeringClose {
    private static final long SECONDS = 2;

    private LingeringClose() {}

    static void of(ChannelHandlerContext context, MessageGate gate) {
        context.writeAndFlush(Unpooled.EMPTY_BUFFER)
                .addListener(
                        written -> {
                            if (context.channel() instanceof DuplexChannel duplex) {
                                duplex.shutdownOutput();
                            }
                        });
        gate.discard();
        var deadline =
                context.executor().schedule(() -> context.close(), SECONDS, TimeUnit.SECONDS);
        context.channel().closeFuture().addListener(closed -> deadline.cancel(false));
    }
}
