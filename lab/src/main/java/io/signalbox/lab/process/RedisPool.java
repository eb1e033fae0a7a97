package io.signalbox.lab.process;

import io.signalbox.lab.cache.CacheHosts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/// Gives each cache a Redis: the first one the lab's own, which is up already, every other one a new process. Any
/// thread.
public final class RedisPool implements CacheHosts, AutoCloseable {
    private final LocalProcesses processes;
    private final Workspace workspace;
    private final RedisServer own;
    private final AtomicBoolean ownTaken = new AtomicBoolean();
    private final ExecutorService starter = Executors.newVirtualThreadPerTaskExecutor();

    /// @param own of the lab, which outlives every cache
    public RedisPool(LocalProcesses processes, Workspace workspace, RedisServer own) {
        this.processes = processes;
        this.workspace = workspace;
        this.own = own;
    }

    @Override
    public CompletableFuture<CacheHost> open() {
        return ownTaken.compareAndSet(false, true)
                ? CompletableFuture.completedFuture(new Host(own, () -> ownTaken.set(false)))
                : CompletableFuture.supplyAsync(this::start, starter);
    }

    private CacheHost start() {
        try {
            RedisServer server = RedisServer.start(processes, workspace);
            return new Host(server, server::stop);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        starter.shutdownNow();
    }

    private record Host(RedisServer server, Runnable end) implements CacheHost {
        @Override
        public String address() {
            return "127.0.0.1";
        }

        @Override
        public int port() {
            return server.port();
        }

        @Override
        public void close() {
            end.run();
        }
    }
}
