package io.signalbox.bench.soak;

import at.favre.lib.crypto.bcrypt.BCrypt;
import io.signalbox.bench.compare.Java;
import io.signalbox.bench.probe.Probe;
import io.signalbox.lab.process.LocalProcess;
import io.signalbox.lab.process.LocalProcesses;
import io.signalbox.lab.process.RedisServer;
import io.signalbox.lab.process.Workspace;
import io.signalbox.server.ServerMain;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/// One real channel server with its Redis.
///
/// @param process of the server
/// @param port on the loopback address
/// @param username of the admin
/// @param password made for this run
record SoakServer(LocalProcess process, int port, String username, String password) {
    private static final String READY = "listening on http://127.0.0.1:";
    private static final int COST = 10;
    private static final int START_SECONDS = 30;

    /// Starts both and waits until the server listens.
    static SoakServer start(LocalProcesses processes, Workspace workspace) throws IOException {
        RedisServer redis = RedisServer.start(processes, workspace);
        byte[] random = new byte[12];
        new SecureRandom().nextBytes(random);
        String password = HexFormat.of().formatHex(random);
        String hash = BCrypt.withDefaults().hashToString(COST, password.toCharArray());
        CompletableFuture<Integer> port = new CompletableFuture<>();
        LocalProcess process =
                processes.start(
                        Java.command(
                                List.of(
                                        "-XX:+UseG1GC",
                                        "-Xmx256m",
                                        "-XX:NativeMemoryTracking=summary",
                                        "--enable-native-access=ALL-UNNAMED",
                                        "--sun-misc-unsafe-memory-access=allow"),
                                ServerMain.class,
                                List.of()),
                        Map.of(
                                "SOCKET_PORT", "0",
                                "REDIS_ENDPOINT", "127.0.0.1:" + redis.port(),
                                "ADMIN_USERNAME", "soak",
                                "ADMIN_PASSWORD_HASH", hash,
                                "ADMIN_MODE", "development"),
                        line -> {
                            if (line.startsWith(READY)) {
                                port.complete(Integer.parseInt(line.substring(READY.length())));
                            }
                        });
        process.exited()
                .thenRun(
                        () ->
                                port.completeExceptionally(
                                        new IOException(
                                                "the server ended: " + process.log().last(5))));
        try {
            int number = port.orTimeout(START_SECONDS, TimeUnit.SECONDS).join();
            return new SoakServer(process, number, "soak", password);
        } catch (CompletionException e) {
            throw new IOException("the server did not start: " + e.getCause(), e);
        }
    }

    Probe probe() {
        return new Probe(process.pid());
    }
}
