package io.signalbox.bench.soak;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import io.signalbox.bench.load.Frames;
import java.net.InetAddress;
import java.net.URI;
import java.util.function.BiConsumer;

/// One WebSocket client whose script does as it likes with it. It answers heartbeats while it reads. On its event loop
/// only.
final class SoakLink {
    private static final int LARGEST = 8 << 20;

    private final Channel channel;

    private SoakLink(Channel channel) {
        this.channel = channel;
    }

    /// @param script gets each text message, pings left out, and binary ones as an empty text
    static SoakLink open(
            EventLoop loop, int port, Counts counts, BiConsumer<SoakLink, String> script) {
        Listener listener = new Listener(counts, script);
        Channel channel =
                new Bootstrap()
                        .group(loop)
                        .channel(NioSocketChannel.class)
                        .option(ChannelOption.TCP_NODELAY, true)
                        .handler(
                                new ChannelInitializer<Channel>() {
                                    @Override
                                    protected void initChannel(Channel ch) {
                                        ch.pipeline()
                                                .addLast(
                                                        new HttpClientCodec(),
                                                        new HttpObjectAggregator(LARGEST),
                                                        handshake(port),
                                                        listener);
                                    }
                                })
                        .connect(InetAddress.getLoopbackAddress(), port)
                        .channel();
        SoakLink link = new SoakLink(channel);
        listener.link = link;
        counts.opened(channel);
        return link;
    }

    private static WebSocketClientProtocolHandler handshake(int port) {
        return new WebSocketClientProtocolHandler(
                WebSocketClientProtocolConfig.newBuilder()
                        .webSocketUri(
                                URI.create(
                                        "ws://127.0.0.1:"
                                                + port
                                                + "/socket.io/?EIO=4&transport=websocket"))
                        .version(WebSocketVersion.V13)
                        .customHeaders(new DefaultHttpHeaders())
                        .maxFramePayloadLength(LARGEST)
                        .build());
    }

    boolean active() {
        return channel.isActive();
    }

    void text(String packet) {
        bytes(Frames.text(packet));
    }

    void binary(byte[] payload) {
        bytes(Frames.frame(Frames.BINARY, payload));
    }

    /// Sends bytes as they are, past the WebSocket encoder.
    void bytes(byte[] raw) {
        if (channel.isActive()) {
            ByteBuf out = Unpooled.wrappedBuffer(raw);
            ChannelHandlerContext first = channel.pipeline().firstContext();
            if (first == null) {
                out.release();
            } else {
                first.writeAndFlush(out, first.voidPromise());
            }
        }
    }

    /// Reads nothing more until told otherwise.
    void reading(boolean on) {
        channel.config().setAutoRead(on);
    }

    /// Closes the connection without a farewell.
    void drop() {
        channel.close();
    }

    private static final class Listener extends SimpleChannelInboundHandler<WebSocketFrame> {
        private final Counts counts;
        private final BiConsumer<SoakLink, String> script;
        private SoakLink link;

        @SuppressWarnings("NullAway.Init") // set before the channel can deliver anything
        Listener(Counts counts, BiConsumer<SoakLink, String> script) {
            this.counts = counts;
            this.script = script;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext ctx, WebSocketFrame frame) {
            counts.received();
            String text = frame instanceof TextWebSocketFrame t ? t.text() : "";
            if (text.equals("2")) {
                link.text("3");
            } else {
                script.accept(link, text);
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            // A reset or a refusal is what hostile clients ask for.
            ctx.close();
        }
    }
}
