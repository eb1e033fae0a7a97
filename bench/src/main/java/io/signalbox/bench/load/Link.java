package io.signalbox.bench.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/// One client in the main namespace, over WebSocket from the start. On its event loop only.
final class Link extends ChannelInboundHandlerAdapter {
    private static final ByteBuf CONNECT = Unpooled.unreleasableBuffer(direct(Frames.text("40")));
    private static final ByteBuf PONG = Unpooled.unreleasableBuffer(direct(Frames.text("3")));
    private static final int GREETINGS = 2;

    private final Connections owner;
    private final FrameCounter counter = new FrameCounter();
    private @Nullable StringBuilder response = new StringBuilder();
    private int greetings;
    private int unreported;
    private boolean leaving;
    private ObjIntConsumer<Link> onMessages = (_, _) -> {};
    private @Nullable Channel channel;

    Link(Connections owner) {
        this.owner = owner;
    }

    private static ByteBuf direct(byte[] bytes) {
        return Unpooled.directBuffer(bytes.length).writeBytes(bytes);
    }

    /// Gets, after each reading, the number of messages that came.
    void onMessages(ObjIntConsumer<Link> listener) {
        onMessages = listener;
    }

    /// Sends bytes; the buffer is released.
    void send(ByteBuf frames) {
        Channel to = channel;
        if (to == null) {
            throw new IllegalStateException("not connected");
        }
        to.writeAndFlush(frames, to.voidPromise());
    }

    /// Leaves without a word; the owner hears nothing of it.
    void close() {
        leaving = true;
        if (channel != null) {
            channel.close();
        }
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        channel = ctx.channel();
        String request =
                """
                GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r
                Host: 127.0.0.1\r
                Connection: Upgrade\r
                Upgrade: websocket\r
                Sec-WebSocket-Version: 13\r
                Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
                \r
                """;
        ctx.writeAndFlush(Unpooled.copiedBuffer(request, US_ASCII));
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        ByteBuf in = (ByteBuf) message;
        try {
            if (response != null) {
                handshake(response, in);
            }
            int count = counter.count(in);
            int pings = counter.takePings();
            for (int i = 0; i < pings; i++) {
                ctx.writeAndFlush(PONG.duplicate(), ctx.voidPromise());
            }
            if (greetings < GREETINGS) {
                greeted(ctx, count);
            } else {
                unreported += count;
            }
        } finally {
            in.release();
        }
    }

    // The open packet may come together with the response.
    private void handshake(StringBuilder head, ByteBuf in) {
        while (in.isReadable() && response != null) {
            head.append((char) in.readByte());
            if (head.length() >= 4 && head.indexOf("\r\n\r\n", head.length() - 4) >= 0) {
                response = null;
                if (!head.toString().startsWith("HTTP/1.1 101")) {
                    owner.failed("the server answered " + head.toString().lines().findFirst());
                }
            }
        }
    }

    private void greeted(ChannelHandlerContext ctx, int count) {
        for (int i = 0; i < count; i++) {
            greetings++;
            if (greetings == 1) {
                ctx.writeAndFlush(CONNECT.duplicate(), ctx.voidPromise());
            } else {
                owner.connected();
            }
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        if (unreported > 0) {
            int count = unreported;
            unreported = 0;
            onMessages.accept(this, count);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        if (!leaving) {
            owner.disconnected();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        owner.failed(cause.toString());
        ctx.close();
    }
}
