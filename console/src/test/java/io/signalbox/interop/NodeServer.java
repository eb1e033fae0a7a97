package io.signalbox.interop;

import static org.assertj.core.api.Assertions.fail;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.json.JSONObject;

/// One official server in a process of its own, with official clients.
public final class NodeServer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Process process;
    private final Writer commands;
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final ExecutorService reading = Executors.newVirtualThreadPerTaskExecutor();
    private final List<String> ready;

    private NodeServer(Process process) {
        this.process = process;
        this.commands = process.outputWriter();
        reading.execute(this::read);
        await().atMost(PATIENCE)
                .until(() -> !process.isAlive() || lines.stream().anyMatch(NodeServer::isReady));
        this.ready =
                lines.stream()
                        .filter(NodeServer::isReady)
                        .findFirst()
                        .map(line -> List.of(line.split(" ", -1)))
                        .orElseGet(() -> fail("the server did not start:\n" + lines));
    }

    /// @param options see `server.mjs`; what is not given is the default there
    public static NodeServer start(JSONObject options) throws IOException {
        return new NodeServer(
                new ProcessBuilder("node", "server.mjs", options.toString())
                        .directory(NodePackages.FOLDER.toFile())
                        .redirectErrorStream(true)
                        .start());
    }

    private static boolean isReady(String line) {
        return line.startsWith("ready ");
    }

    private void read() {
        try (BufferedReader out = process.inputReader()) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                lines.add(line);
            }
        } catch (IOException e) {
            lines.add("output ended: " + e.getMessage());
        }
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + ready.get(1));
    }

    /// Socket ids of its own clients in `/`.
    public List<String> clientIds() {
        return List.of(Objects.requireNonNull(ready.get(2)).split(","));
    }

    public void command(String line) throws IOException {
        commands.write(line + "\n");
        commands.flush();
    }

    /// With connection state recovery, clients show the offset of the event as one more argument.
    public void awaitLine(String beginning) {
        await(beginning)
                .atMost(PATIENCE)
                .until(() -> lines.stream().anyMatch(line -> line.startsWith(beginning)));
    }

    void kill() {
        process.destroyForcibly();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        reading.shutdownNow();
    }
}
