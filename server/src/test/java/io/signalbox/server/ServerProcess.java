package io.signalbox.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A real ServerMain process.
final class ServerProcess implements AutoCloseable {
    private static final String PREFIX = "listening on http://127.0.0.1:";

    private final Process process;
    private final BufferedReader out;

    private ServerProcess(Process process) {
        this.process = process;
        this.out = process.inputReader(StandardCharsets.UTF_8);
    }

    /// Starts it with these settings and arguments, and no other settings.
    static ServerProcess start(Map<String, String> settings, String... args) throws IOException {
        return start(ServerMain.class, settings, args);
    }

    /// The same for another main class that prints the same line.
    static ServerProcess start(Class<?> main, Map<String, String> settings, String... args)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(main.getName());
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().putAll(settings);
        return new ServerProcess(builder.start());
    }

    /// Waits for the line that says where it listens.
    int awaitPort() throws IOException {
        String line = out.readLine();
        if (line == null || !line.startsWith(PREFIX)) {
            throw new IOException("expected where it listens, got " + line);
        }
        return Integer.parseInt(line.substring(PREFIX.length()));
    }

    /// The next line of standard output.
    String nextLine() throws IOException {
        return String.valueOf(out.readLine());
    }

    /// Sends SIGTERM and leaves the output readable.
    void terminate() {
        process.toHandle().destroy();
    }

    /// Waits for the end.
    int awaitExit() throws InterruptedException {
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the server has not ended within 30 s");
        }
        return process.exitValue();
    }

    /// What is left on standard output.
    String restOfOutput() throws IOException {
        return String.join("\n", out.lines().toList());
    }

    String errors() throws IOException {
        return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
