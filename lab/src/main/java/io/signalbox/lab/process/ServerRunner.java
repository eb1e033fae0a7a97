package io.signalbox.lab.process;

import io.signalbox.lab.ecs.task.TaskProcess;
import io.signalbox.lab.ecs.task.TaskRunner;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/// Runs tasks as server processes: small JVMs on the lab's own class path. A server is ready when it prints that it is
/// listening. Any thread.
public final class ServerRunner implements TaskRunner, AutoCloseable {
    private static final String READY = "listening on http://";
    private static final int KEPT = 100;

    private final LocalProcesses processes;
    private final Workspace workspace;
    private final String mainClass;
    private final ServerOverrides overrides;
    private final UnaryOperator<String> metadataUri;
    private final BiConsumer<Launch, String> output;
    private final FreePorts ports = new FreePorts();
    private final Map<String, LocalProcess> tasks = new ConcurrentHashMap<>();
    private final ExecutorService starter = Executors.newVirtualThreadPerTaskExecutor();

    /// @param overrides what is forced on every server
    /// @param metadataUri from a task's token to its `ECS_CONTAINER_METADATA_URI_V4`
    /// @param output takes a task and a line that it printed, on the threads that read them
    public ServerRunner(
            LocalProcesses processes,
            Workspace workspace,
            String mainClass,
            ServerOverrides overrides,
            UnaryOperator<String> metadataUri,
            BiConsumer<Launch, String> output) {
        this.processes = processes;
        this.workspace = workspace;
        this.mainClass = mainClass;
        this.overrides = overrides;
        this.metadataUri = metadataUri;
        this.output = output;
    }

    @Override
    public CompletableFuture<TaskProcess> start(Launch task) {
        return CompletableFuture.supplyAsync(() -> launch(task), starter);
    }

    private TaskProcess launch(Launch task) {
        int port = ports.next();
        String taskId = task.taskId();
        Map<String, String> whole =
                overrides.over(task.environment(), port, metadataUri.apply(task.metadataToken()));
        CompletableFuture<Void> ready = new CompletableFuture<>();
        List<String> options =
                List.of(
                        "-Xmx160m",
                        "-Xss512k",
                        "-Dsignalbox.lab=" + workspace.mark(),
                        "-Dsignalbox.task=" + taskId);
        try {
            LocalProcess process =
                    processes.start(
                            JavaCommand.of(options, mainClass),
                            whole,
                            line -> {
                                output.accept(task, line);
                                if (line.startsWith(READY)) {
                                    ready.complete(null);
                                }
                            });
            remember(taskId, process);
            return new ServerTask(process, port, ready);
        } catch (IOException failed) {
            throw new IllegalStateException(
                    "the server process could not be started: " + failed.getMessage(), failed);
        }
    }

    private void remember(String taskId, LocalProcess process) {
        if (tasks.size() >= KEPT) {
            tasks.values().removeIf(p -> !p.isAlive());
        }
        tasks.put(taskId, process);
    }

    /// The process of a task with its log, for a while also after it has ended.
    public Optional<LocalProcess> process(String taskId) {
        return Optional.ofNullable(tasks.get(taskId));
    }

    /// The processes that [#process] knows, in no order.
    public List<LocalProcess> processes() {
        return List.copyOf(tasks.values());
    }

    @Override
    public void close() {
        starter.shutdown();
    }

    private record ServerTask(LocalProcess process, int port, CompletableFuture<Void> ready)
            implements TaskProcess {
        @Override
        public long pid() {
            return process.pid();
        }

        @Override
        public CompletableFuture<Integer> exited() {
            return process.exited();
        }

        @Override
        public void terminate() {
            process.terminate();
        }

        @Override
        public void kill() {
            process.kill();
        }
    }
}
