package io.signalbox.socketio.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import redis.embedded.RedisServer;

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

    private static RedisServer start(int port) {
        RedisServer server =
                RedisServer.builder()
                        .port(port)
                        .bind("127.0.0.1")
                        .setting("save \"\"")
                        .setting("appendonly no")
                        .build();
        server.start();
        return server;
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
