package io.signalbox.lab.balancer.target;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.concurrent.Promise;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One health check: a connection of its own, one GET, the status, closed.
public final class Probe extends SimpleChannelInboundHandler<HttpObject> {

    /// What came of it; `reason` is null exactly when healthy.
    public record Result(@Nullable HealthReason reason, String description) {
        static final Result HEALTHY = new Result(null, "");
        static final Result TIMED_OUT = new Result(HealthReason.TIMEOUT, "Request timed out");
        static final Result FAILED =
                new Result(HealthReason.FAILED_HEALTH_CHECKS, "Health checks failed");

        static Result of(HttpResponseStatus status) {
            return status.code() == 200
                    ? HEALTHY
                    : new Result(
                            HealthReason.RESPONSE_CODE_MISMATCH,
                            "Health checks failed with these codes: [" + status.code() + "]");
        }

        boolean healthy() {
            return reason == null;
        }
    }

    private final Target target;
    private final String path;
    private final Promise<Result> result;

    private Probe(Target target, String path, Promise<Result> result) {
        this.target = target;
        this.path = path;
        this.result = result;
    }

    /// Never fails: what goes wrong is a result too. Completes on `loop` within the check's timeout.
    public static Promise<Result> send(EventLoop loop, Target target, HealthCheck check) {
        Promise<Result> result = loop.newPromise();
        Probe probe = new Probe(target, check.path(), result);
        Channel channel =
                new Bootstrap()
                        .group(loop)
                        .channel(NioSocketChannel.class)
                        .option(ChannelOption.TCP_NODELAY, true)
                        .handler(
                                new ChannelInitializer<Channel>() {
                                    @Override
                                    protected void initChannel(Channel ch) {
                                        ch.pipeline().addLast(new HttpClientCodec(), probe);
                                    }
                                })
                        .connect(target.host(), target.port())
                        .addListener(
                                connected -> {
                                    if (!connected.isSuccess()) {
                                        result.trySuccess(Result.FAILED);
                                    }
                                })
                        .channel();
        var deadline =
                loop.schedule(
                        () -> result.trySuccess(Result.TIMED_OUT),
                        check.timeout().toMillis(),
                        TimeUnit.MILLISECONDS);
        result.addListener(
                done -> {
                    deadline.cancel(false);
                    channel.close();
                });
        return result;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        var request = new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, path);
        request.headers()
                .set(HttpHeaderNames.HOST, target.host() + ":" + target.port())
                .set(HttpHeaderNames.USER_AGENT, "ELB-HealthChecker/2.0")
                .set(HttpHeaderNames.CONNECTION, "close");
        ctx.writeAndFlush(request).addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, HttpObject message) {
        if (message instanceof HttpResponse response) {
            result.trySuccess(
                    response.decoderResult().isFailure()
                            ? Result.FAILED
                            : Result.of(response.status()));
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        result.trySuccess(Result.FAILED);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        result.trySuccess(Result.FAILED);
    }
}
