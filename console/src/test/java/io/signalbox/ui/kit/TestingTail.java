package io.signalbox.ui.kit;

import io.signalbox.fleet.FleetFeatures;
import io.signalbox.fleet.FleetSnapshot;
import io.signalbox.fleet.SocketEntry;
import io.signalbox.fleet.SocketListing;
import io.signalbox.fleet.TailEvent;
import io.signalbox.ui.kit.screen.ConsoleSnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Snapshots with a live tail, and with whatever else of a fleet a test wants changed.
public final class TestingTail {
    private static final TailEvent.Kind[] KINDS = TailEvent.Kind.values();

    private TestingTail() {}

    /// Events `from` to `to`, both included, of the sockets of [TestingSnapshots].
    public static List<TailEvent> events(long from, long to) {
        List<SocketEntry> sockets = TestingSnapshots.armed().fleet().sockets();
        List<TailEvent> events = new ArrayList<>();
        for (long number = from; number <= to; number++) {
            events.add(event(number, sockets.get((int) (number % sockets.size()))));
        }
        return events;
    }

    private static TailEvent event(long number, SocketEntry socket) {
        TailEvent.Kind kind = KINDS[(int) (number % KINDS.length)];
        Instant at = TestingSnapshots.NOW.minusSeconds(60).plusMillis(number);
        return switch (kind) {
            case RECEIVED, SENT ->
                    of(
                            number,
                            at,
                            kind,
                            socket,
                            number % 4 == 0 ? "chat" : "price",
                            "[{\"n\":" + number + ",\"user\":\"anna\"},\"hello\"]");
            case CONNECTED -> of(number, at, kind, socket, "websocket", "[]");
            case DISCONNECTED -> of(number, at, kind, socket, "transport close", "[]");
            case JOINED, LEFT -> of(number, at, kind, socket, "channel-" + number % 17, "[]");
        };
    }

    private static TailEvent of(
            long number,
            Instant at,
            TailEvent.Kind kind,
            SocketEntry socket,
            String name,
            String payload) {
        return new TailEvent(number, at, kind, socket.namespace(), socket.id(), name, payload);
    }

    public static ConsoleSnapshot with(ConsoleSnapshot base, List<TailEvent> tail) {
        FleetSnapshot was = base.fleet();
        return with(base, was.sockets(), was.features(), tail, was.listing());
    }

    public static ConsoleSnapshot with(ConsoleSnapshot base, String... features) {
        FleetSnapshot was = base.fleet();
        return with(
                base, was.sockets(), FleetFeatures.of(Set.of(features)), was.tail(), was.listing());
    }

    public static ConsoleSnapshot with(
            ConsoleSnapshot base,
            List<SocketEntry> sockets,
            FleetFeatures features,
            List<TailEvent> tail,
            SocketListing listing) {
        FleetSnapshot was = base.fleet();
        FleetSnapshot fleet =
                new FleetSnapshot(
                        was.at(),
                        was.feed(),
                        was.servers(),
                        sockets,
                        was.rooms(),
                        was.totals(),
                        was.samples(),
                        features,
                        tail,
                        listing);
        return TestingSnapshots.snapshot(
                base.environment(), fleet, base.cloud(), base.arming(), base.operations());
    }
}
