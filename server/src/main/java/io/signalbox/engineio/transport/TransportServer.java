package io.signalbox.engineio.transport;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.signalbox.engineio.Engine;
import io.signalbox.engineio.EngineLoop;
import io.signalbox.engineio.transport.connection.ConnectionFaults;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// A listening socket for an engine. Connections go to the event loop that the engine assigns.
public final class TransportServer implements AutoCloseable {
    private static final int BACKLOG = 1024;

    private final Channel listening;

    private TransportServer(Channel listening) {
        this.listening = listening;
    }

    /// Starts listening. Blocks until the port is bound; not on a loop.
    ///
    /// @param address port 0 takes any free one
    /// @throws IOException when the address cannot be had
    public static TransportServer listen(
            Engine engine, InetSocketAddress address, HttpFallback fallback) throws IOException {
        return listen(engine, ListenOptions.at(address).withFallback(fallback));
    }

    /// Starts listening. Blocks until the port is bound; not on a loop.
    ///
    /// @throws IOException when the address cannot be had
    public static TransportServer listen(Engine engine, ListenOptions options) throws IOException {
        ServerChannel channel =
                Epoll.isAvailable() ? new EpollServerSocketChannel() : new NioServerSocketChannel();
        channel.config().setOption(ChannelOption.SO_REUSEADDR, true);
        channel.config().setOption(ChannelOption.SO_BACKLOG, BACKLOG);
        channel.pipeline().addLast(new Acceptor(engine, new ChannelSetup(engine, options)));
        engine.acceptor().register(channel).syncUninterruptibly();
        ChannelFuture bound = channel.bind(options.address()).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            channel.close();
            throw new IOException("cannot listen on " + options.address(), bound.cause());
        }
        return new TransportServer(channel);
    }

    /// The bound address.
    public InetSocketAddress address() {
        return (InetSocketAddress) listening.localAddress();
    }

    /// The bound port.
    public int port() {
        return address().getPort();
    }

    /// Stops accepting connections; those that are open stay.
    @Override
    public void close() {
        // An engine that has ended has closed it already.
        if (listening.isOpen()) {
            listening.close().syncUninterruptibly();
        }
    }

    /// Takes new connections to their event loops.
    private static final class Acceptor extends ChannelInboundHandlerAdapter {
        private final Engine engine;
        private final ChannelSetup setup;

        Acceptor(Engine engine, ChannelSetup setup) {
            this.engine = engine;
            this.setup = setup;
        }

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            Channel child = (Channel) message;
            setup.prepare(child);
            EngineLoop loop = engine.assign();
            AtomicInteger open = loop.connectionCounter();
            open.incrementAndGet();
            child.closeFuture().addListener(_ -> open.decrementAndGet());
            loop.eventLoop()
                    .register(child)
                    .addListener(
                            registered -> {
                                if (!registered.isSuccess()) {
                                    child.unsafe().closeForcibly();
                                }
                            });
        }

        // Out of file descriptors, most likely: accepting again at once would only spin.
        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            ConnectionFaults.report(cause);
            ctx.channel().config().setAutoRead(false);
            ctx.executor()
                    .schedule(() -> ctx.channel().config().setAutoRead(true), 1, TimeUnit.SECONDS);
        }
    }
}
