package io.signalbox.bench.load;

import io.netty.buffer.ByteBuf;
import io.signalbox.bench.probe.Probe;
import java.io.IOException;
import java.util.List;

/// Acked echo: every connection keeps a window of messages on the way and replaces those that are answered.
final class EchoLoad {
    static final int CONNECTIONS = 16;
    static final int WINDOW = 16;
    private static final long SECONDS = 900;

    private final Connections connections;
    private final byte[] frame = Frames.text("421000[\"echo\",\"" + LoadMain.TEXT + "\"]");
    private final ByteBuf window = Frames.repeated(frame, WINDOW);
    private int toSend;
    private int toReceive;

    private EchoLoad(Connections connections) {
        this.connections = connections;
    }

    /// CPU time of the server for each of `count` echoes, in microseconds.
    static double run(int port, Probe server, int count, int warmUp) throws IOException {
        try (Connections connections = new Connections(port)) {
            EchoLoad load = new EchoLoad(connections);
            List<Link> links = connections.open(CONNECTIONS);
            links.forEach(link -> link.onMessages(load::answered));
            load.phase(links, warmUp);
            server.awaitQuiet();
            long before = server.cpu().toNanos();
            load.phase(links, count);
            return (server.cpu().toNanos() - before) / 1e3 / count;
        }
    }

    private void phase(List<Link> links, int count) {
        connections.run(
                SECONDS,
                () -> {
                    toSend = count;
                    toReceive = count;
                    links.forEach(link -> send(link, WINDOW));
                });
    }

    private void answered(Link link, int count) {
        toReceive -= count;
        if (toReceive == 0) {
            connections.done();
        } else {
            send(link, count);
        }
    }

    private void send(Link link, int count) {
        int messages = Math.min(count, toSend);
        if (messages > 0) {
            toSend -= messages;
            link.send(window.retainedSlice(0, messages * frame.length));
        }
    }
}
