package io.signalbox.lab.process;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A real Redis 7 from the artifact `org.signal:embedded-redis`, on loopback, without any persistence. It ends at
/// the latest with the [LocalProcesses] that started it.
public final class RedisServer {
    private static final Logger LOG = LoggerFactory.getLogger(RedisServer.class);
    private static final String VERSION = "7.0.15";
    private static final Set<String> BUNDLED =
            Set.of("linux-amd64", "linux-arm64", "darwin-amd64", "darwin-arm64");
    private static final int TRIES = 3;

    private final LocalProcess process;
    private final int port;

    private RedisServer(LocalProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    /// Starts it and waits until it takes connections.
    ///
    /// @throws IOException if there is no binary for this system, or it does not come up
    public static RedisServer start(LocalProcesses processes, Workspace workspace)
            throws IOException {
        Path binary = extract(workspace.folder());
        FreePorts ports = new FreePorts();
        IOException last = new IOException("Redis was not tried");
        for (int i = 0; i < TRIES; i++) {
            try {
                return start(processes, workspace, binary, ports.next());
            } catch (IOException failed) {
                // somebody may have taken the port in between
                last = failed;
            }
        }
        throw last;
    }

    private static RedisServer start(
            LocalProcesses processes, Workspace workspace, Path binary, int port)
            throws IOException {
        CompletableFuture<Void> ready = new CompletableFuture<>();
        List<String> command =
                List.of(
                        binary.toString(),
                        "--bind",
                        "127.0.0.1",
                        "--port",
                        Integer.toString(port),
                        "--save",
                        "",
                        "--appendonly",
                        "no",
                        "--dir",
                        workspace.folder().toString(),
                        // its command line keeps the mark by which the reaper knows it
                        "--set-proc-title",
                        "no",
                        "--daemonize",
                        "no");
        LocalProcess process =
                processes.start(
                        command,
                        Map.of(),
                        line -> {
                            if (line.contains("eady to accept connections")) {
                                ready.complete(null);
                            }
                        });
        process.exited()
                .thenAccept(
                        code ->
                                ready.completeExceptionally(
                                        new IOException("Redis ended with exit code " + code)));
        await(ready, process);
        process.exited()
                .thenAccept(
                        code -> {
                            if (code != 0) {
                                LOG.warn("Redis ended by itself with exit code {}", code);
                            }
                        });
        return new RedisServer(process, port);
    }

    private static void await(CompletableFuture<Void> ready, LocalProcess process)
            throws IOException {
        try {
            ready.get(15, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException failed) {
            process.kill();
            throw new IOException(
                    "Redis did not start; it last said: "
                            + String.join(" | ", process.log().last(3)),
                    failed);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            process.kill();
            throw new IOException("interrupted while Redis started", stop);
        }
    }

    /// Once for a workspace. Not from two threads at once.
    private static Path extract(Path folder) throws IOException {
        String name = "redis-server-" + VERSION + "-" + platform();
        Path binary = folder.resolve("redis-server");
        if (Files.exists(binary)) {
            return binary;
        }
        try (InputStream in = RedisServer.class.getResourceAsStream("/" + name)) {
            if (in == null) {
                throw new IOException(name + " is not in the embedded-redis artifact");
            }
            Files.copy(in, binary);
        }
        if (!binary.toFile().setExecutable(true, true)) {
            throw new IOException(binary + " cannot be made executable");
        }
        return binary;
    }

    private static String platform() throws IOException {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String processor = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        String platform =
                (os.contains("mac") ? "darwin" : os.contains("linux") ? "linux" : os)
                        + "-"
                        + (processor.equals("aarch64") ? "arm64" : "amd64");
        if (!BUNDLED.contains(platform)) {
            throw new IOException(
                    "the lab has a Redis for %s, not for %s".formatted(BUNDLED, platform));
        }
        return platform;
    }

    public int port() {
        return port;
    }

    /// `redis://127.0.0.1:PORT`
    public URI url() {
        return URI.create("redis://127.0.0.1:" + port);
    }

    /// Ends it, before its time.
    void stop() {
        process.terminate();
    }

    public long pid() {
        return process.pid();
    }
}
