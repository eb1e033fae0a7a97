package io.signalbox.lab;

import com.sun.net.httpserver.HttpServer;
import io.signalbox.lab.ecs.task.TaskProcess;
import io.signalbox.lab.ecs.task.TaskRunner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// "Runs" tasks without processes: they are ready at once and end when they are told to.
public final class TestingRunner implements TaskRunner {
    private final Map<String, FakeProcess> processes = new ConcurrentHashMap<>();
    private final Map<String, Map<String, String>> environments = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private volatile boolean crashing;
    private final boolean serving;

    /// Without any network: targets are whatever a fake says of them.
    public TestingRunner() {
        this(false);
    }

    private TestingRunner(boolean serving) {
        this.serving = serving;
    }

    /// Each "process" answers every request on a port of its own with 200, for load balancers that are real.
    public static TestingRunner serving() {
        return new TestingRunner(true);
    }

    @Override
    public CompletableFuture<TaskProcess> start(Launch task) {
        FakeProcess process = new FakeProcess(count.incrementAndGet(), serving);
        processes.put(task.taskId(), process);
        environments.put(task.taskId(), task.environment());
        if (crashing) {
            process.exited.complete(1);
        } else {
            process.ready.complete(null);
        }
        return CompletableFuture.completedFuture(process);
    }

    /// From now on every process ends at once with code 1.
    public void crashing(boolean now) {
        crashing = now;
    }

    public int started() {
        return count.get();
    }

    public Map<String, String> environment(String taskId) {
        return environments.getOrDefault(taskId, Map.of());
    }

    /// Ends the process of a task as if by itself.
    public void end(String taskId, int code) {
        FakeProcess process = processes.get(taskId);
        if (process == null) {
            throw new IllegalArgumentException("no process of task " + taskId);
        }
        process.exited.complete(code);
    }

    private static final class FakeProcess implements TaskProcess {
        private final int number;
        private final CompletableFuture<Void> ready = new CompletableFuture<>();
        private final CompletableFuture<Integer> exited = new CompletableFuture<>();

        private final @Nullable HttpServer server;

        FakeProcess(int number, boolean serving) {
            this.number = number;
            this.server = serving ? serve() : null;
            if (server != null) {
                exited.thenRun(() -> server.stop(0));
            }
        }

        private static HttpServer serve() {
            try {
                HttpServer server =
                        HttpServer.create(
                                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
                server.createContext(
                        "/",
                        exchange -> {
                            exchange.sendResponseHeaders(200, -1);
                            exchange.close();
                        });
                server.start();
                return server;
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        @Override
        public long pid() {
            return 100_000L + number;
        }

        @Override
        public int port() {
            return server == null ? 20_000 + number : server.getAddress().getPort();
        }

        @Override
        public CompletableFuture<Void> ready() {
            return ready;
        }

        @Override
        public CompletableFuture<Integer> exited() {
            return exited;
        }

        @Override
        public void terminate() {
            exited.complete(0);
        }

        @Override
        public void kill() {
            exited.complete(137);
        }
    }
}
