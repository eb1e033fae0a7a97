package io.signalbox.bench.peer;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler.HandshakeComplete;
import io.netty.util.ReferenceCountUtil;

/// Knows the load's frames by their first bytes: `40`, `42ID["echo",…]`, `42ID["join"]`, `42["broadcast",…]`.
final class NettyPeerHandler extends ChannelInboundHandlerAdapter {
    private static final byte[] OPEN =
            """
            0{"sid":"0123456789abcdefghij","upgrades":[],"pingInterval":25000,"pingTimeout":20000,"maxPayload":1000000}"""
                    .getBytes(US_ASCII);
    private static final byte[] CONNECTED =
            "40{\"sid\":\"0123456789abcdefghij\"}".getBytes(US_ASCII);
    private static final byte[] TICK = "42[\"tick\",".getBytes(US_ASCII);
    private static final int ECHO_HEAD = "[\"echo\",".length();
    private static final int BROADCAST_HEAD = "42[\"broadcast\",".length();
    private static final int FINAL_TEXT = 0x81;
    private static final int SHORT = 126;

    private final Crowd crowd;
    private boolean broadcast;

    NettyPeerHandler(Crowd crowd) {
        this.crowd = crowd;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof HandshakeComplete) {
            answer(ctx, OPEN);
            ctx.flush();
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        try {
            if (message instanceof TextWebSocketFrame frame) {
                text(ctx, frame.content());
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void text(ChannelHandlerContext ctx, ByteBuf in) {
        if (in.readableBytes() < 3) {
            // 40 asks for the main namespace; a 3 answers a heartbeat that is never sent.
            answer(ctx, CONNECTED);
            return;
        }
        int start = in.readerIndex();
        int bracket = in.indexOf(start, in.writerIndex(), (byte) '[');
        switch (in.getByte(bracket + 2)) {
            case 'e' -> echo(ctx, in, bracket);
            case 'j' -> {
                crowd.add(ctx);
                acknowledge(ctx, in, bracket, in.writerIndex() - 1);
            }
            default -> {
                crowd.write(tick(ctx, in));
                broadcast = true;
            }
        }
    }

    private static void echo(ChannelHandlerContext ctx, ByteBuf in, int bracket) {
        acknowledge(ctx, in, bracket, bracket + ECHO_HEAD);
    }

    /// `43ID[` and what follows the name of the event.
    private static void acknowledge(ChannelHandlerContext ctx, ByteBuf in, int bracket, int rest) {
        int id = in.readerIndex() + 2;
        ByteBuf out = ctx.alloc().directBuffer(in.readableBytes());
        out.writeByte('4').writeByte('3').writeBytes(in, id, bracket + 1 - id);
        out.writeBytes(in, rest, in.writerIndex() - rest);
        ctx.write(new TextWebSocketFrame(out), ctx.voidPromise());
    }

    private static ByteBuf tick(ChannelHandlerContext ctx, ByteBuf in) {
        int rest = in.readerIndex() + BROADCAST_HEAD;
        int length = TICK.length + in.writerIndex() - rest;
        ByteBuf frame = ctx.alloc().directBuffer(length + 4).writeByte(FINAL_TEXT);
        if (length < SHORT) {
            frame.writeByte(length);
        } else {
            frame.writeByte(SHORT).writeShort(length);
        }
        return frame.writeBytes(TICK).writeBytes(in, rest, in.writerIndex() - rest);
    }

    private static void answer(ChannelHandlerContext ctx, byte[] text) {
        ByteBuf out = ctx.alloc().directBuffer(text.length).writeBytes(text);
        ctx.write(new TextWebSocketFrame(out), ctx.voidPromise());
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        if (broadcast) {
            broadcast = false;
            crowd.flush();
        }
        ctx.flush();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        ctx.close();
    }
}
