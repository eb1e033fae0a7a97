package io.signalbox.interop;

import static org.assertj.core.api.Assertions.fail;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.json.JSONObject;

/// One official server in a process of its own, with official clients.
public final class OfficialServer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Process process;
    private final Writer commands;
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final ExecutorService reading = Executors.newVirtualThreadPerTaskExecutor();
    private final List<String> ready;

    private OfficialServer(Process process) {
        this.process = process;
        this.commands = process.outputWriter();
        reading.execute(this::read);
        await().atMost(PATIENCE)
                .until(
                        () ->
                                !process.isAlive()
                                        || lines.stream().anyMatch(OfficialServer::isReady));
        this.ready =
                lines.stream()
                        .filter(OfficialServer::isReady)
                        .findFirst()
                        .map(line -> List.of(line.split(" ", -1)))
                        .orElseGet(() -> fail("the server did not start:\n" + lines));
    }

    /// On Node, as [NodePackages] installed it.
    ///
    /// @param options see `server.mjs`; what is not given is the default there
    public static OfficialServer node(JSONObject options) throws IOException {
        return start(options, NodePackages.FOLDER, "node", "server.mjs");
    }

    /// python-socketio, as [PythonPackages] installed it.
    ///
    /// @param options see `server.py`; what is not given is the default there
    static OfficialServer python(JSONObject options) throws IOException {
        return start(
                options,
                PythonPackages.SOURCE,
                PythonPackages.INTERPRETER.toString(),
                "-B",
                "server.py");
    }

    private static OfficialServer start(JSONObject options, Path folder, String... program)
            throws IOException {
        var command = new ArrayList<>(List.of(program));
        command.add(options.toString());
        return new OfficialServer(
                new ProcessBuilder(command)
                        .directory(folder.toFile())
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
