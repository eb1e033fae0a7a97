package io.signalbox.server.operations;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.signalbox.engineio.transport.HttpReply;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A port for operations alone: no client reaches it, and it answers even when every event loop is stuck.
/// Blocking requests run on virtual threads.
final class OperationsPort implements AutoCloseable {
    private static final int NOT_FOUND = 404;

    private final HttpServer server;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

    /// @param replies the answer to a path, null for none
    OperationsPort(InetSocketAddress address, Function<String, @Nullable HttpReply> replies)
            throws IOException {
        try {
            server = HttpServer.create(address, 0);
        } catch (IOException e) {
            throw new IOException("cannot listen on " + address + " for metrics", e);
        }
        server.setExecutor(executor);
        server.createContext("/", exchange -> answer(exchange, replies));
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    private static void answer(HttpExchange exchange, Function<String, @Nullable HttpReply> replies)
            throws IOException {
        try (exchange) {
            HttpReply found = replies.apply(exchange.getRequestURI().getPath());
            HttpReply reply = found == null ? HttpReply.text(NOT_FOUND, "not found") : found;
            byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", reply.contentType());
            boolean head = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(reply.status(), head ? -1 : body.length);
            if (!head) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
    }
}
