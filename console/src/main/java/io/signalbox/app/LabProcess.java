package io.signalbox.app;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The lab as a process of its own, tied to this one by a pipe: it ends when this process does,
/// however that happens. Safe on any thread.
///
/// The admin password is made here and goes over the pipe, so that it is on no command line, in no
/// file and in no environment.
public final class LabProcess implements AutoCloseable {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(40);
    private static final int LINES_KEPT = 40;

    private final Process process;
    private final Path folder;
    private final String password;
    private final Deque<String> lastLines = new ArrayDeque<>();

    private LabProcess(Process process, Path folder, String password) {
        this.process = process;
        this.folder = folder;
        this.password = password;
    }

    /// Starts the lab of the Signalbox in folder `home`; [#ready] tells when it is up.
    ///
    /// @throws UncheckedIOException when the process cannot be started
    public static LabProcess start(Path home, int clients) {
        boolean windows = File.separatorChar == '\\';
        Path script = home.resolve(windows ? "signalbox.cmd" : "signalbox");
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        String password = HexFormat.of().formatHex(random);
        try {
            Path folder = Files.createTempDirectory("signalbox-lab");
            Process process =
                    new ProcessBuilder(
                                    script.toString(),
                                    "lab",
                                    "--managed",
                                    "--clients",
                                    Integer.toString(clients),
                                    "--ready-file",
                                    folder.resolve("ready.json").toString())
                            .redirectErrorStream(true)
                            .start();
            process.getOutputStream().write((password + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
            LabProcess lab = new LabProcess(process, folder, password);
            // Not a virtual one: reading a pipe would hold one of the few carrier threads.
            Thread.ofPlatform().daemon().name("lab-output").start(lab::readOutput);
            return lab;
        } catch (IOException e) {
            throw new UncheckedIOException("the lab cannot be started: " + script, e);
        }
    }

    /// Completes with the ready file's path when all of the lab is up; fails with what the lab last
    /// said when it ends before that.
    public CompletableFuture<Path> ready(ScheduledExecutorService timer) {
        Path file = folder.resolve("ready.json");
        CompletableFuture<Path> ready = new CompletableFuture<>();
        ScheduledFuture<?> check =
                timer.scheduleWithFixedDelay(
                        () -> {
                            if (Files.exists(file)) {
                                ready.complete(file);
                            }
                        },
                        0,
                        100,
                        TimeUnit.MILLISECONDS);
        process.onExit()
                .thenAccept(
                        ended ->
                                ready.completeExceptionally(
                                        new IllegalStateException(
                                                "the lab ended with exit code "
                                                        + ended.exitValue()
                                                        + " before it was ready; it last said:\n"
                                                        + String.join("\n", lastLines()))));
        ready.whenComplete((_, _) -> check.cancel(false));
        return ready;
    }

    /// The admin password that this lab's servers were started with.
    public char[] password() {
        return password.toCharArray();
    }

    /// The lab and every process below it, as of now.
    public List<ProcessHandle> processes() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
    }

    /// What the lab printed last, at most forty lines.
    public List<String> lastLines() {
        synchronized (lastLines) {
            return List.copyOf(lastLines);
        }
    }

    /// Ends the lab and waits until it and everything that it started is gone; at most 40 s.
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            deleteFolder();
        } catch (IOException e) {
            throw new UncheckedIOException("the lab did not end cleanly", e);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void deleteFolder() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder);
    }

    private void readOutput() {
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                synchronized (lastLines) {
                    if (lastLines.size() == LINES_KEPT) {
                        lastLines.removeFirst();
                    }
                    lastLines.addLast(line);
                }
            }
        } catch (IOException e) {
            // The pipe broke because the lab ended; ready() says so.
        }
    }
}
