package io.signalbox.lab.load;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import java.net.URI;

/// A WebSocket to the Engine.IO endpoint. On the event loop only.
final class WebSocketLink {

    interface Listener {
        void open();

        void text(String text);

        /// Once, whatever ended it; also when it never opened.
        void closed();
    }

    private final Channel channel;

    private WebSocketLink(Channel channel) {
        this.channel = channel;
    }

    static WebSocketLink connect(
            EventLoop loop, Server server, String path, CookieJar cookies, Listener listener) {
        Channel channel =
                server.connect(
                                loop,
                                64 * 1024,
                                new KeepCookies(cookies),
                                handshake(server, path, cookies),
                                new Frames(listener))
                        .channel();
        channel.closeFuture().addListener(closed -> listener.closed());
        return new WebSocketLink(channel);
    }

    void send(String text) {
        channel.writeAndFlush(new TextWebSocketFrame(text));
    }

    /// Says goodbye and closes.
    void leave() {
        if (channel.isActive()) {
            channel.writeAndFlush(new CloseWebSocketFrame())
                    .addListener(ChannelFutureListener.CLOSE);
        } else {
            channel.close();
        }
    }

    private static WebSocketClientProtocolHandler handshake(
            Server server, String path, CookieJar cookies) {
        HttpHeaders headers = new DefaultHttpHeaders();
        headers.set(HttpHeaderNames.USER_AGENT, "signalbox-load");
        cookies.addTo(headers);
        return new WebSocketClientProtocolHandler(
                WebSocketClientProtocolConfig.newBuilder()
                        .webSocketUri(URI.create("ws://" + server.authority() + path))
                        .version(WebSocketVersion.V13)
                        .customHeaders(headers)
                        .maxFramePayloadLength(HttpLink.LARGEST_BODY)
                        .handshakeTimeoutMillis(10_000)
                        .build());
    }

    private static final class KeepCookies extends ChannelInboundHandlerAdapter {
        private final CookieJar cookies;

        KeepCookies(CookieJar cookies) {
            this.cookies = cookies;
        }

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            if (message instanceof HttpResponse response) {
                cookies.store(response.headers());
            }
            ctx.fireChannelRead(message);
        }
    }

    private static final class Frames extends SimpleChannelInboundHandler<WebSocketFrame> {
        private final Listener listener;

        Frames(Listener listener) {
            this.listener = listener;
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
            if (event == ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
                listener.open();
            }
        }

        @Override
        protected void channelRead0(ChannelHandlerContext ctx, WebSocketFrame frame) {
            // Binary frames are attachments of ticks, which this crowd only counts.
            if (frame instanceof TextWebSocketFrame text) {
                listener.text(text.text());
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            // A refused handshake or a reset; the close tells the client.
            ctx.close();
        }
    }
}
