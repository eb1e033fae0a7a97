package io.signalbox.lab.endpoint;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.timeout.ReadTimeoutHandler;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// The lab's AWS endpoint: one HTTP port for all services, for the AWS SDKs and the `aws` command unchanged
/// (`--endpoint-url`). Any credentials are accepted. Bodies are limited to one MiB; a connection that is silent for two
/// minutes is closed.
public final class Endpoint implements AutoCloseable {
    private static final int IDLE_SECONDS = 120;

    private final EventLoopGroup loops;
    private final Channel listener;

    private Endpoint(EventLoopGroup loops, Channel listener) {
        this.loops = loops;
        this.listener = listener;
    }

    /// Binds and serves.
    ///
    /// @param pages documents for `GET`, by path
    /// @param control where operations and pages run, one after the other
    public static Endpoint start(
            InetSocketAddress bind,
            List<AwsService> services,
            Function<String, Optional<Members>> pages,
            Executor control) {
        Router router = new Router(services, pages);
        EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        ServerBootstrap bootstrap =
                new ServerBootstrap()
                        .group(loops)
                        .channel(NioServerSocketChannel.class)
                        .childHandler(
                                new ChannelInitializer<SocketChannel>() {
                                    @Override
                                    protected void initChannel(SocketChannel channel) {
                                        channel.pipeline()
                                                .addLast(new ReadTimeoutHandler(IDLE_SECONDS))
                                                .addLast(new HttpServerCodec())
                                                .addLast(new BodyLimit())
                                                .addLast(new EndpointHandler(router, control));
                                    }
                                });
        try {
            return new Endpoint(loops, bootstrap.bind(bind).syncUninterruptibly().channel());
        } catch (RuntimeException failed) {
            loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
            throw failed;
        }
    }

    public int port() {
        return ((InetSocketAddress) listener.localAddress()).getPort();
    }

    /// `http://127.0.0.1:PORT`
    public URI url() {
        return URI.create("http://127.0.0.1:" + port());
    }

    @Override
    public void close() {
        listener.close().awaitUninterruptibly();
        loops.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(3_000);
    }
}
