package io.signalbox.server;

import io.signalbox.engineio.transport.HttpReply;
import io.signalbox.engineio.transport.TransportServer;
import io.signalbox.socketio.SocketIoOptions;
import io.signalbox.socketio.SocketIoServer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// One running channel server, wired by hand: engine, Socket.IO, Redis, admin, application, health.
public final class ChannelServer implements AutoCloseable {
    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;

    private final SocketIoServer server;
    private final TransportServer transport;
    private volatile boolean draining;

    private ChannelServer(ServerConfig config) throws IOException {
        Identity identity = Identity.of(config);
        server = new SocketIoServer(SocketIoOptions.DEFAULT.withEngine(config.engine()));
        ChannelApp.install(server.main(), identity.serverId());
        transport = listen(config);
    }

    private TransportServer listen(ServerConfig config) throws IOException {
        try {
            return TransportServer.listen(server.engine(), config.address(), this::health);
        } catch (IOException e) {
            server.close();
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
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + transport.port();
    }

    /// The port that it listens on.
    public int port() {
        return transport.port();
    }

    /// The Socket.IO server.
    public SocketIoServer socketIo() {
        return server;
    }

    private @Nullable HttpReply health(String method, String path) {
        if (!method.equals("GET") && !method.equals("HEAD")) {
            return null;
        }
        return switch (path) {
            case "/healthz" ->
                    draining ? HttpReply.text(UNAVAILABLE, "draining") : HttpReply.text(OK, "ok");
            case "/livez" -> HttpReply.text(OK, "ok");
            default -> null;
        };
    }

    /// Fails readiness and accepts no further connection.
    public void drain() {
        draining = true;
        transport.close();
    }

    /// Drains, tells the clients, closes their connections. Blocks for a few seconds at most.
    @Override
    public void close() {
        drain();
        server.close();
    }
}
