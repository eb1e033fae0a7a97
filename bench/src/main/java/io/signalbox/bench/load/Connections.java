package io.signalbox.bench.load;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// All clients of one run, on one event loop. The public methods block and are for the main thread.
final class Connections implements AutoCloseable {
    private static final int AT_ONCE = 50;
    private static final long CONNECT_SECONDS = 300;

    private final MultiThreadIoEventLoopGroup group =
            new MultiThreadIoEventLoopGroup(
                    1,
                    Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
    private final EventLoop loop = (EventLoop) group.next();
    private final Bootstrap bootstrap;
    private final List<Link> links = new ArrayList<>();
    private CompletableFuture<Void> phase = new CompletableFuture<>();
    private int wanted;
    private int open;
    private boolean ending;

    Connections(int port) {
        bootstrap =
                new Bootstrap()
                        .group(loop)
                        .channel(
                                Epoll.isAvailable()
                                        ? EpollSocketChannel.class
                                        : NioSocketChannel.class)
                        .option(ChannelOption.TCP_NODELAY, true)
                        .remoteAddress(InetAddress.getLoopbackAddress(), port);
    }

    /// Opens so many, a few at a time, and waits until all are in the namespace.
    List<Link> open(int count) {
        run(
                CONNECT_SECONDS,
                () -> {
                    wanted = count;
                    open = 0;
                    for (int i = 0; i < Math.min(AT_ONCE, count); i++) {
                        connect();
                    }
                });
        return List.copyOf(links);
    }

    private void connect() {
        Link link = new Link(this);
        links.add(link);
        bootstrap
                .clone()
                .handler(link)
                .connect()
                .addListener(
                        done -> {
                            if (!done.isSuccess()) {
                                failed("cannot connect: " + done.cause());
                            }
                        });
    }

    void connected() {
        open++;
        if (links.size() < wanted) {
            connect();
        } else if (open == wanted) {
            done();
        }
    }

    void disconnected() {
        if (!ending) {
            failed("the server closed a connection");
        }
    }

    void failed(String why) {
        phase.completeExceptionally(new IllegalStateException(why));
    }

    /// Ends the phase that [#run] waits for.
    void done() {
        phase.complete(null);
    }

    /// Runs the beginning of a phase on the loop and waits until somebody says [#done].
    ///
    /// @throws IllegalStateException when a client fails or the time is up
    void run(long seconds, Runnable beginning) {
        CompletableFuture<Void> fresh = new CompletableFuture<>();
        loop.execute(
                () -> {
                    phase = fresh;
                    beginning.run();
                });
        fresh.orTimeout(seconds, TimeUnit.SECONDS).join();
    }

    /// Closes all links and waits until they are closed on this side.
    void closeAll() {
        loop.submit(
                        () -> {
                            links.forEach(Link::close);
                            links.clear();
                        })
                .syncUninterruptibly();
    }

    @Override
    public void close() {
        loop.submit(() -> ending = true).syncUninterruptibly();
        group.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
