package io.signalbox.server;

import io.signalbox.server.operations.HealthProbe;
import io.signalbox.server.settings.BadSettingException;
import io.signalbox.server.settings.LogSettings;
import io.signalbox.server.settings.ServerConfig;
import io.signalbox.server.settings.ServerHelp;
import io.signalbox.server.settings.Settings;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/// Runs the channel server as a process: settings from the environment, one line on standard output when it
/// is ready, an orderly end on SIGTERM.
public final class ServerMain {
    private static final int USAGE = 2;
    private static final int FAILED = 1;

    private ServerMain() {}

    /// Starts the server; returns at once, the server's threads keep the process alive.
    public static void main(String... args) {
        if (args.length > 0) {
            argument(args);
            return;
        }
        ServerConfig config;
        try {
            ServerLog.configure(LogSettings.from(new Settings(System.getenv())));
            config = ServerConfig.from(System.getenv());
        } catch (BadSettingException e) {
            System.err.println(e.getMessage());
            System.exit(USAGE);
            return;
        }
        run(config, _ -> {});
    }

    private static void argument(String... args) {
        switch (args[0]) {
            case "--help" -> System.out.print(ServerHelp.TEXT);
            case "--health" -> health();
            default -> {
                System.err.println("unknown argument " + args[0] + "; allowed: --help, --health");
                System.exit(USAGE);
            }
        }
    }

    private static void health() {
        try {
            HealthProbe.Answer answer = HealthProbe.ask(ServerConfig.from(System.getenv()));
            System.out.print(answer.text());
            System.exit(answer.healthy() ? 0 : FAILED);
        } catch (BadSettingException | IOException e) {
            System.err.println(e.getMessage());
            System.exit(FAILED);
        }
    }

    /// Runs a server until the process is told to end.
    ///
    /// @param more done with the server before it says where it listens
    static void run(ServerConfig config, Consumer<ChannelServer> more) {
        ChannelServer server;
        try {
            server = ChannelServer.start(config);
        } catch (IOException e) {
            System.err.println(e.getMessage() + ": " + e.getCause());
            System.exit(FAILED);
            return;
        }
        more.accept(server);
        Runtime.getRuntime()
                .addShutdownHook(
                        Thread.ofPlatform()
                                .name("stop")
                                .unstarted(() -> stop(server, config.stop().timeout())));
        System.out.println("listening on " + server.url());
        System.out.flush();
        // Behind that line, and whole lines only.
        server.publish(System.out::println);
    }

    // A JVM that ends by a signal has the status 128 + signal; ECS is to see an orderly end as 0.
    private static void stop(ChannelServer server, Duration timeout) {
        CompletableFuture<Void> done = CompletableFuture.runAsync(server::stop);
        int status = 0;
        try {
            done.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            System.err.println("stopped without a farewell to all clients: " + e);
            status = FAILED;
        } catch (InterruptedException e) {
            status = FAILED;
        }
        Runtime.getRuntime().halt(status);
    }
}
