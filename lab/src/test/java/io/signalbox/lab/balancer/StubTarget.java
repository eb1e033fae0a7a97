package io.signalbox.lab.balancer;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshakerFactory;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.signalbox.lab.balancer.target.Target;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// An HTTP server with the manners that a load balancer meets: `/healthz` (status to be set), `/who`, `/headers`,
/// `/echo` (streams the body back), `/big/N` (N bytes, chunked), `/until-close`, `/status/N`, `/hang`, `/hang-up`,
/// `/garbage`, and WebSocket echo on `/ws`.
final class StubTarget implements AutoCloseable {
    private final String name;
    private final EventLoopGroup loop =
            new MultiThreadIoEventLoopGroup(
                    1, new DefaultThreadFactory("stub", true), NioIoHandler.newFactory());
    private final Channel listener;
    private final List<HttpRequest> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger health = new AtomicInteger(200);
    private final AtomicInteger hanging = new AtomicInteger();

    StubTarget(String name) {
        this.name = name;
        this.listener =
                new ServerBootstrap()
                        .group(loop)
                        .channel(NioServerSocketChannel.class)
                        .childHandler(
                                new ChannelInitializer<Channel>() {
                                    @Override
                                    protected void initChannel(Channel channel) {
                                        channel.pipeline()
                                                .addLast(new HttpServerCodec(), new Answers());
                                    }
                                })
                        .bind("127.0.0.1", 0)
                        .syncUninterruptibly()
                        .channel();
    }

    Target target() {
        return new Target(
                name, "127.0.0.1", ((InetSocketAddress) listener.localAddress()).getPort());
    }

    /// The status of `/healthz`; 0 never answers.
    void health(int status) {
        health.set(status);
    }

    /// All but health checks.
    List<HttpRequest> requests() {
        return requests;
    }

    /// Requests to `/hang` whose client is still there.
    int hanging() {
        return hanging.get();
    }

    @Override
    public void close() {
        loop.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    private final class Answers extends ChannelInboundHandlerAdapter {
        private boolean echoing;

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            if (message instanceof WebSocketFrame) {
                ctx.fireChannelRead(message);
                return;
            }
            if (message instanceof HttpRequest request) {
                if (!request.uri().equals("/healthz")) {
                    requests.add(request);
                }
                answer(ctx, request);
            }
            if (message instanceof HttpContent content && echoing) {
                ctx.writeAndFlush(content.retain());
                echoing = !(content instanceof LastHttpContent);
            }
            ReferenceCountUtil.release(message);
        }

        private void answer(ChannelHandlerContext ctx, HttpRequest request) {
            String path = request.uri().split("\\?", 2)[0];
            switch (path) {
                case "/healthz" -> {
                    if (health.get() != 0) {
                        text(ctx, health.get(), "health");
                    }
                }
                case "/who" -> text(ctx, 200, name);
                case "/headers" -> text(ctx, 200, request.headers().entries().toString());
                case "/echo" -> echo(ctx, request);
                case "/hang" -> {
                    hanging.incrementAndGet();
                    ctx.channel().closeFuture().addListener(gone -> hanging.decrementAndGet());
                }
                case "/hang-up" -> ctx.close();
                case "/garbage" ->
                        ctx.pipeline()
                                .firstContext()
                                .writeAndFlush(
                                        Unpooled.copiedBuffer(
                                                "no HTTP\r\n\r\n", StandardCharsets.UTF_8));
                case "/until-close" -> untilClose(ctx);
                case "/ws" -> webSocket(ctx, request);
                default -> byNumber(ctx, path);
            }
        }

        private void byNumber(ChannelHandlerContext ctx, String path) {
            String[] parts = path.split("/");
            int number = Integer.parseInt(parts[2]);
            if (parts[1].equals("status")) {
                text(ctx, number, "status");
            } else {
                big(ctx, number);
            }
        }

        private void echo(ChannelHandlerContext ctx, HttpRequest request) {
            var response = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
            if (HttpUtil.isTransferEncodingChunked(request)) {
                HttpUtil.setTransferEncodingChunked(response, true);
            } else {
                HttpUtil.setContentLength(response, HttpUtil.getContentLength(request, 0L));
            }
            if (HttpUtil.is100ContinueExpected(request)) {
                ctx.write(
                        new DefaultFullHttpResponse(
                                HttpVersion.HTTP_1_1,
                                HttpResponseStatus.CONTINUE,
                                Unpooled.EMPTY_BUFFER));
            }
            ctx.writeAndFlush(response);
            echoing = true;
        }

        private void big(ChannelHandlerContext ctx, int left) {
            var response = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
            HttpUtil.setTransferEncodingChunked(response, true);
            ctx.write(response);
            more(ctx, left);
        }

        private void more(ChannelHandlerContext ctx, int left) {
            int size = Math.min(left, 32 * 1024);
            if (size == 0) {
                ctx.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT);
                return;
            }
            ByteBuf part = Unpooled.buffer(size).writeBytes(new byte[size]);
            ctx.writeAndFlush(new DefaultHttpContent(part))
                    .addListener(
                            written -> {
                                if (written.isSuccess()) {
                                    more(ctx, left - size);
                                }
                            });
        }

        private void untilClose(ChannelHandlerContext ctx) {
            ctx.pipeline()
                    .firstContext()
                    .writeAndFlush(
                            Unpooled.copiedBuffer(
                                    "HTTP/1.0 200 OK\r\n\r\nto the end", StandardCharsets.UTF_8))
                    .addListener(ChannelFutureListener.CLOSE);
        }

        private void webSocket(ChannelHandlerContext ctx, HttpRequest request) {
            var handshaker =
                    new WebSocketServerHandshakerFactory("ws://stub/ws", null, false, 1 << 20)
                            .newHandshaker(request);
            if (handshaker == null) {
                text(ctx, 400, "no WebSocket");
                return;
            }
            ctx.pipeline().addLast(new EchoFrames());
            handshaker.handshake(ctx.channel(), request);
        }

        private void text(ChannelHandlerContext ctx, int status, String text) {
            FullHttpResponse response =
                    new DefaultFullHttpResponse(
                            HttpVersion.HTTP_1_1,
                            HttpResponseStatus.valueOf(status),
                            Unpooled.copiedBuffer(text, StandardCharsets.UTF_8));
            HttpUtil.setContentLength(response, response.content().readableBytes());
            response.headers().set("Keep-Alive", "timeout=5").set("X-Target", name);
            ctx.writeAndFlush(response);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, @Nullable Throwable cause) {
            ctx.close();
        }
    }

    private static final class EchoFrames extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            if (message instanceof WebSocketFrame frame) {
                ctx.writeAndFlush(frame);
            } else {
                ReferenceCountUtil.release(message);
            }
        }
    }
}
