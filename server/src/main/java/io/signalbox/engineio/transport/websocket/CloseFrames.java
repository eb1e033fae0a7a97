package io.signalbox.engineio.transport.websocket;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.signalbox.engineio.packet.FrameHeader;
import java.nio.charset.StandardCharsets;

/// Writes close frames. Source: RFC 6455, 5.5.1.
final class CloseFrames {
    private CloseFrames() {}

    static ChannelFuture write(ChannelHandlerContext context, int code, String reason) {
        byte[] text = reason.getBytes(StandardCharsets.UTF_8);
        ByteBuf frame = context.alloc().directBuffer(text.length + 4);
        FrameHeader.write(frame, FrameHeader.CLOSE, text.length + 2);
        frame.writeShort(code).writeBytes(text);
        return context.writeAndFlush(frame);
    }
}
