package io.signalbox.lab.load;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoop;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One kept-alive HTTP connection with one request at a time, opened when needed. On the event loop only.
final class HttpLink {
    /// Larger answers than the server's own limit are an error.
    static final int LARGEST_BODY = 2 * 1024 * 1024;

    /// What came back; status 0 if nothing did.
    record Answer(int status, String body) {
        static final Answer NONE = new Answer(0, "");
    }

    private final EventLoop loop;
    private final Server server;
    private final CookieJar cookies;
    private @Nullable Channel channel;
    private @Nullable Consumer<Answer> waiting;
    private boolean closed;

    HttpLink(EventLoop loop, Server server, CookieJar cookies) {
        this.loop = loop;
        this.server = server;
        this.cookies = cookies;
    }

    void get(String path, Consumer<Answer> then) {
        send(HttpMethod.GET, path, "", then);
    }

    void post(String path, String body, Consumer<Answer> then) {
        send(HttpMethod.POST, path, body, then);
    }

    /// No answer is delivered after this.
    void close() {
        closed = true;
        waiting = null;
        if (channel != null) {
            channel.close();
        }
    }

    private void send(HttpMethod method, String path, String body, Consumer<Answer> then) {
        waiting = then;
        FullHttpRequest request =
                new DefaultFullHttpRequest(
                        HttpVersion.HTTP_1_1,
                        method,
                        path,
                        Unpooled.copiedBuffer(body, StandardCharsets.UTF_8));
        request.headers()
                .set(HttpHeaderNames.HOST, server.authority())
                .set(HttpHeaderNames.USER_AGENT, "signalbox-load")
                .set(HttpHeaderNames.ACCEPT, "*/*");
        if (method.equals(HttpMethod.POST)) {
            request.headers()
                    .set(HttpHeaderNames.CONTENT_TYPE, "text/plain;charset=UTF-8")
                    .set(HttpHeaderNames.CONTENT_LENGTH, request.content().readableBytes());
        }
        cookies.addTo(request.headers());
        Channel open = channel;
        if (open != null && open.isActive()) {
            open.writeAndFlush(request);
        } else {
            connect(request);
        }
    }

    private void connect(FullHttpRequest request) {
        ChannelFuture connecting = server.connect(loop, LARGEST_BODY, new Answers());
        channel = connecting.channel();
        connecting.addListener(
                done -> {
                    if (done.isSuccess() && !closed) {
                        connecting.channel().writeAndFlush(request);
                    } else {
                        request.release();
                        answer(Answer.NONE);
                    }
                });
    }

    private void answer(Answer answer) {
        Consumer<Answer> then = waiting;
        waiting = null;
        if (then != null) {
            then.accept(answer);
        }
    }

    private final class Answers extends SimpleChannelInboundHandler<FullHttpResponse> {
        @Override
        protected void channelRead0(ChannelHandlerContext ctx, FullHttpResponse response) {
            cookies.store(response.headers());
            String body = response.content().toString(StandardCharsets.UTF_8);
            answer(new Answer(response.status().code(), body));
        }

        @Override
        public void channelInactive(ChannelHandlerContext ctx) {
            // A connection that was given up for a newer one has nothing to say.
            if (ctx.channel().equals(channel)) {
                answer(Answer.NONE);
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            ctx.close();
        }
    }
}
