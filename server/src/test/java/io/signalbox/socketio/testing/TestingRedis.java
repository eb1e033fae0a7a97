package io.signalbox.socketio.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import redis.embedded.RedisServer;
import redis.embedded.RedisServerBuilder;

/// A real Redis on a free port of the loopback address, without persistence.
public final class TestingRedis implements AutoCloseable {

    private final int port = freePort();
    private RedisServer server = start(port);

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int freePort(int below) {
        int port = freePort();
        while (port >= below) {
            port = freePort();
        }
        return port;
    }

    private static RedisServer start(int port) {
        return start(port, List.of());
    }

    static RedisServer start(int port, List<String> settings) {
        RedisServerBuilder builder =
                RedisServer.builder()
                        .port(port)
                        .bind("127.0.0.1")
                        .setting("save \"\"")
                        .setting("appendonly no");
        settings.forEach(builder::setting);
        RedisServer server = builder.build();
        server.start();
        return server;
    }

    /// The port that it listens on.
    public int port() {
        return port;
    }

    /// Address for clients.
    public String uri() {
        return "redis://127.0.0.1:" + port;
    }

    /// Ends the process.
    public void stop() {
        server.stop();
    }

    /// Starts another process on the same port.
    public void startAgain() {
        server = start(port);
    }

    @Override
    public void close() {
        server.stop();
    }
}
