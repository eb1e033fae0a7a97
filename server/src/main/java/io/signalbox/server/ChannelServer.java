package io.signalbox.server;

import io.signalbox.engineio.drain.Drain;
import io.signalbox.engineio.drain.DrainProgress;
import io.signalbox.engineio.transport.ListenOptions;
import io.signalbox.engineio.transport.TransportServer;
import io.signalbox.engineio.transport.tls.BadTlsFilesException;
import io.signalbox.engineio.transport.tls.TlsContext;
import io.signalbox.engineio.transport.tls.TlsFiles;
import io.signalbox.server.metrics.MetricSources;
import io.signalbox.server.operations.Health;
import io.signalbox.server.operations.Operations;
import io.signalbox.server.settings.ServerConfig;
import io.signalbox.server.settings.StopSettings;
import io.signalbox.socketio.SocketIoOptions;
import io.signalbox.socketio.SocketIoServer;
import io.signalbox.socketio.adapter.redis.RedisAdapterFactory;
import io.signalbox.socketio.admin.AdminInstrumentation;
import io.signalbox.socketio.admin.AdminMode;
import io.signalbox.socketio.admin.AdminOptions;
import io.signalbox.socketio.admin.extension.AdminExtensions;
import io.signalbox.socketio.admin.login.AdminAuth;
import io.signalbox.socketio.admin.login.SessionStore;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One running channel server, wired by hand: engine, Socket.IO, Redis, admin, application, health.
public final class ChannelServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ChannelServer.class);
    private static final long REDIS_WAIT_SECONDS = 5;

    private final @Nullable RedisAdapterFactory redis;
    private final SocketIoServer server;
    private final @Nullable AdminInstrumentation admin;
    private final TransportServer transport;
    private final Drain drain;
    private final StopSettings stop;
    private final Operations operations;
    private final @Nullable TlsContext tls;

    private ChannelServer(ServerConfig config) throws IOException {
        Identity identity = Identity.of(config);
        tls = tls(config);
        redis = config.redis() == null ? null : RedisAdapterFactory.open(config.redis());
        SocketIoOptions options = config.socketIo();
        server = new SocketIoServer(redis == null ? options : options.withAdapter(redis));
        ChannelApp.install(server.main(), identity.serverId());
        drain = new Drain(server.engine());
        drain.watch(ChannelServer::log);
        stop = config.stop();
        admin = config.admin() == null ? null : instrument(config, config.admin(), identity);
        operations = operations(config, identity);
        awaitRedis();
        transport = listen(config);
    }

    private static @Nullable TlsContext tls(ServerConfig config) throws IOException {
        TlsFiles files = config.engine().tls();
        try {
            return files == null ? null : TlsContext.open(files, TlsContext.CHECK);
        } catch (BadTlsFilesException e) {
            throw new IOException("cannot speak TLS", e);
        }
    }

    private @Nullable String tlsProblem() {
        return tls == null ? null : tls.problem();
    }

    private AdminInstrumentation instrument(
            ServerConfig config, ServerConfig.AdminConfig account, Identity identity) {
        ServerStats stats = new ServerStats(server, config.labels(), identity, redis, drain);
        AdminAuth auth = new AdminAuth.Basic(account.username(), account.passwordHash());
        SessionStore sessions = redis == null ? SessionStore.inMemory() : SessionStore.redis(redis);
        return AdminInstrumentation.instrument(
                server,
                AdminOptions.of(identity.serverId(), auth)
                        .withMode(AdminMode.parse(account.mode()))
                        .withReadonly(account.readonly())
                        .withStore(sessions)
                        .withExtensions(new AdminExtensions(drain, true, LogbackLevels.ofProcess()))
                        .withExtraStats(() -> Map.of("signalbox", stats.get())));
    }

    private Operations operations(ServerConfig config, Identity identity) {
        MetricSources sources =
                new MetricSources(
                        server,
                        redis,
                        drain,
                        () -> admin == null ? 0 : admin.refusedLogins(),
                        config.labels().version());
        return new Operations(
                sources,
                new Health(server.engine(), drain, this::redisState, this::tlsProblem),
                config.metrics(),
                identity.metricsOwner(config.metrics().emf()));
    }

    private String redisState() {
        return redis == null ? "none" : redis.state().text();
    }

    // A member of a fleet should hear its messages from the first client on; without Redis it
    // serves its own
    // clients all the same.
    private void awaitRedis() throws IOException {
        if (redis == null) {
            return;
        }
        try {
            redis.ready().toCompletableFuture().get(REDIS_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            closeParts();
            throw new IOException("cannot start", e.getCause());
        } catch (TimeoutException e) {
            LOG.warn("Redis cannot be reached; this server begins on its own");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private TransportServer listen(ServerConfig config) throws IOException {
        try {
            operations.listen();
            return TransportServer.listen(
                    server.engine(),
                    new ListenOptions(
                            config.address(),
                            operations,
                            tls,
                            config.engine().proxy(),
                            config.engine().maxConnectionsPerAddress()));
        } catch (IOException e) {
            closeParts();
            throw e;
        }
    }

    /// Starts a server. Blocks until it listens.
    ///
    /// @throws IOException when the address cannot be had
    public static ChannelServer start(ServerConfig config) throws IOException {
        return new ChannelServer(config);
    }

    /// Where it listens.
    public String url() {
        String host = transport.address().getAddress().getHostAddress();
        String scheme = tls == null ? "http://" : "https://";
        return scheme + (host.contains(":") ? "[" + host + "]" : host) + ":" + transport.port();
    }

    /// The port that it listens on.
    public int port() {
        return transport.port();
    }

    /// The Socket.IO server.
    public SocketIoServer socketIo() {
        return server;
    }

    /// Begins to write metrics for CloudWatch if the settings say so.
    ///
    /// @param out takes whole lines, on a thread of the metrics
    public void publish(Consumer<String> out) {
        operations.publish(out);
    }

    /// The port for operations alone, null when there is none.
    public @Nullable Integer operationsPort() {
        return operations.port();
    }

    private static void log(DrainProgress progress) {
        switch (progress.phase()) {
            case GRACE -> LOG.info("Draining: not ready any more, {} clients", progress.left());
            case CLOSING ->
                    LOG.info(
                            "Draining: {} clients left, {} closed, {} per second",
                            progress.left(),
                            progress.closed(),
                            Math.round(progress.socketsPerSecond()));
            case DRAINED -> LOG.info("Drained: {} clients closed", progress.closed());
            case SERVING -> LOG.info("The drain was cancelled");
        }
    }

    /// Sends the clients away, and says how it goes.
    public Drain drain() {
        return drain;
    }

    /// Fails readiness, sends the clients away at a pace that fills the stop timeout less a margin (a small
    /// number of them leaves sooner), then closes. Blocks.
    public void stop() {
        try {
            drain.finish(stop.plan())
                    .toCompletableFuture()
                    .get(stop.drainTime().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.warn("{} clients had to be closed all at once", server.engine().clients());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        close();
    }

    /// Accepts no further connection, tells the clients and closes their connections, all at once. Blocks
    /// for a few seconds at most.
    @Override
    public void close() {
        drain.close();
        if (admin != null) {
            admin.leave();
        }
        transport.close();
        closeParts();
    }

    // Admin reports of the last disconnections still go through the adapters, so those go last.
    private void closeParts() {
        if (tls != null) {
            tls.close();
        }
        server.close();
        if (admin != null) {
            admin.close();
        }
        if (redis != null) {
            redis.close();
        }
        operations.close();
    }
}
