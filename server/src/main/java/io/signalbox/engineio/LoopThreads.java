package io.signalbox.engineio;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/// Makes Netty's event loops, one thread each, and ends them all: native epoll where it loads, else NIO.
/// Any thread.
final class LoopThreads {
    private static final long QUIET_MILLIS = 0;
    private static final long STOP_MILLIS = 2_000;

    // Daemons: a thread that was given up must not keep the process alive. What keeps it alive is
    // the
    // acceptor.
    private final ThreadFactory loopThreads = new DefaultThreadFactory("signalbox-loop", true);
    private final ThreadFactory acceptorThreads =
            new DefaultThreadFactory("signalbox-accept", false);
    private final List<EventLoopGroup> running = new CopyOnWriteArrayList<>();

    EventLoop loop() {
        return make(loopThreads);
    }

    EventLoop acceptor() {
        return make(acceptorThreads);
    }

    private EventLoop make(ThreadFactory threads) {
        EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, threads, io());
        running.add(group);
        return group.next();
    }

    private static IoHandlerFactory io() {
        return Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
    }

    /// Asks a loop to end as soon as its thread can, and waits for it no more.
    void giveUp(EventLoop loop) {
        running.removeIf(group -> group.equals(loop.parent()));
        loop.shutdownGracefully(QUIET_MILLIS, STOP_MILLIS, TimeUnit.MILLISECONDS);
    }

    /// Ends all. Blocks for two seconds at most; not on a loop.
    void close() {
        running.forEach(
                group ->
                        group.shutdownGracefully(QUIET_MILLIS, STOP_MILLIS, TimeUnit.MILLISECONDS));
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(STOP_MILLIS);
        for (EventLoopGroup group : running) {
            group.terminationFuture()
                    .awaitUninterruptibly(
                            Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        }
    }
}
