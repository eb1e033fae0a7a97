package io.signalbox.bench.load;

import io.signalbox.bench.probe.Histogram;
import io.signalbox.bench.probe.Jcmd;
import io.signalbox.bench.probe.Probe;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;

/// Connections that do nothing. First as many short ones, a few at a time, so that classes, compiled code and the
/// young generation are in place; then those that stay.
final class IdleLoad {
    private static final int ROUND = 50;
    private static final int CLASSES = 25;

    private final int port;
    private final Probe server;
    private final boolean jvm;

    private IdleLoad(int port, Probe server, boolean jvm) {
        this.port = port;
        this.server = server;
        this.jvm = jvm;
    }

    /// What one of `count` connections costs.
    static LoadResult run(int port, Probe server, boolean jvm, int count) throws IOException {
        return new IdleLoad(port, server, jvm).measure(count);
    }

    private record Memory(long resident, long heap, Histogram classes) {}

    private LoadResult measure(int count) throws IOException {
        try (Connections connections = new Connections(port)) {
            for (int i = 0; i < count; i += ROUND) {
                connections.open(ROUND);
                connections.closeAll();
            }
            server.awaitQuiet();
            Memory before = memory();
            long cpu = server.cpu().toNanos();
            connections.open(count);
            server.awaitQuiet();
            double connectMicros = (server.cpu().toNanos() - cpu) / 1e3 / count;
            Memory after = memory();
            return new LoadResult(
                    Map.of(
                            "bytes per connection",
                            (double) (after.resident - before.resident) / count,
                            "heap bytes per connection",
                            (double) (after.heap - before.heap) / count,
                            "CPU µs per connect",
                            connectMicros),
                    after.classes.since(before.classes, count, CLASSES));
        }
    }

    private Memory memory() throws IOException {
        if (jvm) {
            Histogram classes = Jcmd.liveHeap(server.pid());
            return new Memory(server.residentBytes(), classes.totalBytes(), classes);
        }
        long heap = collectNode();
        return new Memory(server.residentBytes(), heap, new Histogram(Map.of()));
    }

    private long collectNode() throws IOException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/gc")).build();
            return Long.parseLong(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
