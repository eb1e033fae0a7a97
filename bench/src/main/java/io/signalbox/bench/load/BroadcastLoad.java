package io.signalbox.bench.load;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.signalbox.bench.probe.Probe;
import java.io.IOException;
import java.util.List;

/// One sender, many subscribers of one room. The sender has at most a window of broadcasts on the way, of which
/// one of the subscribers tells when they have come.
final class BroadcastLoad {
    static final int WINDOW = 8;
    private static final long SECONDS = 900;

    private final Connections connections;
    private final List<Link> subscribers;
    private final Link sender;
    private final byte[] frame = Frames.text("42[\"broadcast\",\"" + LoadMain.TEXT + "\"]");
    private final ByteBuf window = Frames.repeated(frame, WINDOW);
    private int toSend;
    private long toReceive;

    private BroadcastLoad(Connections connections, List<Link> links) {
        this.connections = connections;
        sender = links.getFirst();
        subscribers = links.subList(1, links.size());
    }

    /// CPU time of the server for `broadcasts` to all subscribers, in seconds.
    static double run(int port, Probe server, int subscribers, int broadcasts, int warmUp)
            throws IOException {
        try (Connections connections = new Connections(port)) {
            BroadcastLoad load = new BroadcastLoad(connections, connections.open(subscribers + 1));
            load.join();
            load.phase(warmUp);
            server.awaitQuiet();
            long before = server.cpu().toNanos();
            load.phase(broadcasts);
            return (server.cpu().toNanos() - before) / 1e9;
        }
    }

    private void join() {
        ByteBuf join = Unpooled.copiedBuffer(Frames.text("420[\"join\"]"));
        connections.run(
                SECONDS,
                () -> {
                    toReceive = subscribers.size();
                    for (Link subscriber : subscribers) {
                        subscriber.onMessages(this::received);
                        subscriber.send(join.retainedDuplicate());
                    }
                });
        // One in the middle, so that neither the first nor the last of each turn sets the pace.
        subscribers.get(subscribers.size() / 2).onMessages(this::sampled);
    }

    private void phase(int broadcasts) {
        connections.run(
                SECONDS,
                () -> {
                    toSend = broadcasts;
                    toReceive = (long) broadcasts * subscribers.size();
                    send(WINDOW);
                });
    }

    private void sampled(Link link, int count) {
        send(count);
        received(link, count);
    }

    private void received(Link link, int count) {
        toReceive -= count;
        if (toReceive == 0) {
            connections.done();
        }
    }

    private void send(int count) {
        int messages = Math.min(count, toSend);
        if (messages > 0) {
            toSend -= messages;
            sender.send(window.retainedSlice(0, messages * frame.length));
        }
    }
}
