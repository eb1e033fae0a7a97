package io.signalbox.bench.soak;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// One TCP connection that sends given bytes, hands over the beginning of the answer, and is gone after a while whatever
/// happens. On its event loop only.
final class RawCall {
    private RawCall() {}

    /// @param answer gets each piece of the answer; bytes are told as Latin 1
    static Channel send(
            EventLoop loop,
            int port,
            Counts counts,
            byte[] request,
            long lifeMillis,
            Consumer<String> answer) {
        Channel channel =
                new Bootstrap()
                        .group(loop)
                        .channel(NioSocketChannel.class)
                        .handler(new Answer(request, answer))
                        .connect(InetAddress.getLoopbackAddress(), port)
                        .channel();
        counts.opened(channel);
        loop.schedule(() -> channel.close(), lifeMillis, TimeUnit.MILLISECONDS);
        return channel;
    }

    static byte[] get(String path) {
        return ascii("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
    }

    static byte[] post(String path, String body) {
        return ascii(
                "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain;charset=UTF-8\r\nContent-Length: %d\r\n\r\n%s"
                        .formatted(path, body.length(), body));
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static final class Answer extends ChannelInboundHandlerAdapter {
        private final byte[] request;
        private final Consumer<String> answer;

        Answer(byte[] request, Consumer<String> answer) {
            this.request = request;
            this.answer = answer;
        }

        @Override
        public void channelActive(ChannelHandlerContext ctx) {
            ctx.writeAndFlush(Unpooled.wrappedBuffer(request), ctx.voidPromise());
        }

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            ByteBuf bytes = (ByteBuf) message;
            try {
                answer.accept(bytes.toString(StandardCharsets.ISO_8859_1));
            } finally {
                bytes.release();
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            ctx.close();
        }
    }
}
