package io.signalbox.engineio.transport.connection;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.haproxy.HAProxyCommand;
import io.netty.handler.codec.haproxy.HAProxyMessage;
import io.netty.handler.codec.haproxy.HAProxyMessageDecoder;
import io.netty.handler.codec.haproxy.HAProxyProtocolException;
import io.netty.util.ReferenceCountUtil;
import java.util.function.Consumer;

/// Takes the client's address from the PROXY header that has to begin the connection, then leaves. Source:
/// HAProxy, "The PROXY protocol", versions 1 and 2.
public final class ProxyHandler extends ChannelInboundHandlerAdapter {
    private static final int MAX_TLV_BYTES = 4096;

    private final Consumer<Channel> known;
    private boolean refused;

    private ProxyHandler(Consumer<Channel> known) {
        this.known = known;
    }

    /// Puts the decoder and the handler at the end of the pipeline.
    ///
    /// @param known hears when the address is known
    public static void addTo(Channel channel, Consumer<Channel> known) {
        channel.pipeline()
                .addLast(new HAProxyMessageDecoder(MAX_TLV_BYTES), new ProxyHandler(known));
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (refused) {
            // When the connection closes, the decoder gives what stood behind the bad header.
            ReferenceCountUtil.release(message);
            return;
        }
        if (!(message instanceof HAProxyMessage header)) {
            ctx.fireChannelRead(message);
            return;
        }
        try {
            accept(ctx, header);
        } finally {
            header.release();
        }
    }

    private void accept(ChannelHandlerContext ctx, HAProxyMessage header) {
        if (header.command() == HAProxyCommand.PROXY) {
            switch (header.proxiedProtocol()) {
                case TCP4, TCP6 -> Peer.proxied(ctx.channel(), header.sourceAddress());
                // The proxy's own health check, or a client that it knows nothing of.
                case UNKNOWN -> {}
                case UDP4, UDP6, UNIX_STREAM, UNIX_DGRAM -> {
                    ConnectionFaults.report(
                            new HAProxyProtocolException("PROXY header of a client without TCP"));
                    refuse(ctx);
                    return;
                }
            }
        }
        known.accept(ctx.channel());
        ctx.pipeline().remove(this);
    }

    private void refuse(ChannelHandlerContext ctx) {
        refused = true;
        ctx.close();
    }

    // The decoder has dropped the connection, as the specification wants it.
    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        ConnectionFaults.report(cause);
        refuse(ctx);
    }
}
