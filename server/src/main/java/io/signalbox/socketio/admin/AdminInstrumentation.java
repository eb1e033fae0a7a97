package io.signalbox.socketio.admin;

import io.signalbox.socketio.Namespace;
import io.signalbox.socketio.Socket;
import io.signalbox.socketio.SocketIoServer;
import io.signalbox.socketio.admin.command.CommandRunner;
import io.signalbox.socketio.admin.extension.AdminExtensions;
import io.signalbox.socketio.admin.extension.ExtensionRunner;
import io.signalbox.socketio.admin.feed.AdminFeed;
import io.signalbox.socketio.admin.feed.AllSockets;
import io.signalbox.socketio.admin.feed.ConnectionCounter;
import io.signalbox.socketio.admin.feed.SocketReporter;
import io.signalbox.socketio.admin.feed.StatsReport;
import io.signalbox.socketio.admin.feed.TrafficBuckets;
import io.signalbox.socketio.admin.login.AdminAuth;
import io.signalbox.socketio.admin.login.Login;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes a server visible to the Admin UI and to consoles that speak its protocol. Reports go to every
/// admin of the fleet, whichever server the admin is connected to.
///
/// One thread of its own builds the statistics; reports of sockets and events are made on the threads
/// on which they happen.
public final class AdminInstrumentation implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AdminInstrumentation.class);
    private static final long STATS_MILLIS = 2_000;
    private static final long SECOND_MILLIS = 1_000;

    private final SocketIoServer server;
    private final AdminOptions options;
    private final AdminFeed feed;
    private final CommandRunner commands;
    private final @Nullable ExtensionRunner extensions;
    private final @Nullable Login login;
    private final List<String> features;
    private final TrafficBuckets buckets;
    private final StatsReport stats;
    private final ScheduledExecutorService scheduler =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("admin-stats").factory());

    private AdminInstrumentation(SocketIoServer server, AdminOptions options) {
        this.server = server;
        this.options = options;
        this.feed = new AdminFeed(server.of(options.namespaceName()));
        this.commands = new CommandRunner(server, adminName(options));
        this.extensions =
                options.extensions().equals(AdminExtensions.NONE)
                        ? null
                        : extensions(server, options);
        this.login =
                switch (options.auth()) {
                    case AdminAuth.None _ -> null;
                    case AdminAuth.Basic basic -> new Login(basic, options.store());
                };
        this.features = Feature.names(options.readonly(), options.mode(), options.extensions());
        this.buckets = new TrafficBuckets(server.engine()::traffic, System.currentTimeMillis());
        this.stats = new StatsReport(server, buckets, options.serverId(), options.extraStats());
    }

    private ExtensionRunner extensions(SocketIoServer of, AdminOptions chosen) {
        return new ExtensionRunner(
                of,
                feed,
                chosen.serverId(),
                adminName(chosen),
                chosen.readonly(),
                chosen.extensions());
    }

    /// Who admins are, for the log.
    private static String adminName(AdminOptions options) {
        return switch (options.auth()) {
            case AdminAuth.None _ -> "anybody";
            case AdminAuth.Basic basic -> basic.username();
        };
    }

    /// Starts to report and to obey. To be called before the server listens, so that no socket is
    /// missed; it may look up the machine's name, which can take a moment.
    public static AdminInstrumentation instrument(SocketIoServer server, AdminOptions options) {
        AdminInstrumentation instrumentation = new AdminInstrumentation(server, options);
        instrumentation.start();
        return instrumentation;
    }

    private void start() {
        Namespace admins = feed.namespace();
        if (login != null) {
            admins.useAsync(login::check);
        }
        if (!options.readonly()) {
            commands.listen(admins);
        }
        if (extensions != null) {
            extensions.listen();
        }
        admins.onConnection(this::welcome);
        server.observe(new ConnectionCounter(buckets));
        switch (options.mode()) {
            case DEVELOPMENT -> {
                SocketReporter reporter = new SocketReporter(feed, this::tellSession);
                server.observe(reporter);
                server.namespaces().forEach(reporter::namespaceCreated);
            }
            case PRODUCTION -> {}
        }
        startStats();
    }

    /// Before any other event, right behind CONNECT: official clients miss what comes earlier.
    private void tellSession(Socket socket) {
        String session = login == null ? null : login.takeSession(socket);
        if (session != null) {
            socket.emit("session", session);
        }
    }

    private void welcome(Socket socket) {
        tellSession(socket);
        socket.emit("config", Map.of("supportedFeatures", features));
        switch (options.mode()) {
            case DEVELOPMENT ->
                    AllSockets.fetch(server)
                            .thenAcceptAsync(
                                    sockets -> socket.emit("all_sockets", sockets),
                                    server.handlerExecutor())
                            .exceptionally(AdminInstrumentation::logFailure);
            case PRODUCTION -> {}
        }
    }

    private static @Nullable Void logFailure(Throwable failure) {
        LOG.warn("The list of all sockets could not be sent to an admin", failure);
        return null;
    }

    private void startStats() {
        long now = System.currentTimeMillis();
        scheduler.scheduleAtFixedRate(
                guarded(() -> buckets.tick(System.currentTimeMillis())),
                SECOND_MILLIS - now % SECOND_MILLIS,
                SECOND_MILLIS,
                TimeUnit.MILLISECONDS);
        scheduler.scheduleAtFixedRate(
                guarded(this::report), 0, STATS_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void report() {
        feed.send("server_stats", stats.next(System.currentTimeMillis()));
        if (extensions != null) {
            extensions.announce();
        }
    }

    /// A named boundary: a periodic task that throws would never run again.
    private static Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.warn("Statistics for admins failed", e);
            }
        };
    }

    /// Commands that made no sense and were ignored.
    public long ignoredCommands() {
        return commands.ignored();
    }

    /// Attempts to connect that were turned away.
    public long refusedLogins() {
        return login == null ? 0 : login.refused();
    }

    /// Reports that could not be sent because of their content.
    public long unsendableReports() {
        return feed.unsendable();
    }

    /// Tells the other servers of the fleet that this one ends, while they can still be reached.
    public void leave() {
        if (extensions != null) {
            extensions.leave();
        }
    }

    /// Stops reporting. Admins stay connected.
    @Override
    public void close() {
        feed.close();
        scheduler.shutdownNow();
        if (extensions != null) {
            extensions.close();
        }
        if (login != null) {
            login.close();
        }
    }
}
