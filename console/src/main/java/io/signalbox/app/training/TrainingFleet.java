package io.signalbox.app.training;

import io.signalbox.environment.AdminEndpoint;
import io.signalbox.fleet.FeedStatus;
import io.signalbox.fleet.FleetEvent;
import io.signalbox.fleet.FleetSnapshot;
import io.signalbox.fleet.Handshake;
import io.signalbox.fleet.ServerEntry;
import io.signalbox.fleet.ServerStats;
import io.signalbox.fleet.SocketEntry;
import io.signalbox.fleet.state.FleetState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A fleet of which everything is made up: servers that report, sockets in rooms, events between
/// them. Belongs to one thread.
final class TrainingFleet {

    private static final int SERVERS = 40;
    private static final int SOCKETS = 6_000;
    private static final int ROOMS = 60;
    private static final String NAMESPACE = "/";

    private final FleetState state = new FleetState(AdminEndpoint.DEFAULT_NAMESPACE);
    private final Instant begun;
    private Instant now;
    private int turn;

    TrainingFleet(Instant begun) {
        this.begun = begun;
        now = begun;
        state.apply(new FleetEvent.FeedChanged(new FeedStatus.Live(begun)), begun);
        state.apply(
                new FleetEvent.FeaturesAnnounced(
                        Set.of("EMIT", "JOIN", "LEAVE", "DISCONNECT", "AGGREGATED_EVENTS")),
                begun);
        state.apply(new FleetEvent.ListingStarted(), begun);
        List<SocketEntry> sockets = new ArrayList<>();
        for (int i = 0; i < SOCKETS; i++) {
            sockets.add(socket(i));
        }
        state.apply(new FleetEvent.SocketsListed(sockets), begun);
        state.apply(new FleetEvent.ListingEnded(true), begun);
    }

    /// What the fleet looks like a second later.
    FleetSnapshot next() {
        turn++;
        now = now.plusSeconds(1);
        for (int i = 0; i < SERVERS; i++) {
            state.apply(new FleetEvent.StatsReported(stats(i)), now);
        }
        for (int i = 0; i < 200; i++) {
            String id = id((turn * 200 + i) % SOCKETS);
            state.apply(
                    new FleetEvent.SocketEvent(
                            i % 2 == 0 ? FleetEvent.Direction.RECEIVED : FleetEvent.Direction.SENT,
                            NAMESPACE,
                            id,
                            "message",
                            "[{\"text\":\"made up " + i + "\"}]",
                            now),
                    now);
        }
        for (int i = 0; i < 20; i++) {
            int which = (turn * 20 + i) % SOCKETS;
            String id = id(which);
            String room = "room-" + i % ROOMS;
            state.apply(new FleetEvent.RoomJoined(NAMESPACE, room, id, now), now);
            state.apply(new FleetEvent.RoomLeft(NAMESPACE, room, id, now), now);
            state.apply(
                    new FleetEvent.SocketDisconnected(NAMESPACE, id, "transport close", now), now);
            state.apply(new FleetEvent.SocketConnected(socket(which), now), now);
        }
        state.tick(now);
        return state.snapshot(now);
    }

    private static String id(int socket) {
        return "socket-%06d".formatted(socket);
    }

    private SocketEntry socket(int i) {
        return new SocketEntry(
                id(i),
                NAMESPACE,
                "client-%06d".formatted(i),
                i % 3 == 0 ? "polling" : "websocket",
                List.of("room-" + i % ROOMS, "room-" + (i * 7 + 1) % ROOMS),
                "{\"user\":\"user-" + i + "\"}",
                new Handshake(
                        "192.0.2." + i % 250,
                        begun.minusSeconds(i),
                        "/socket.io/?EIO=4&transport=websocket",
                        true,
                        Map.of("user-agent", "made up", "host", "example.com"),
                        Map.of("EIO", "4", "transport", "websocket")));
    }

    private ServerStats stats(int i) {
        int clients = SOCKETS / SERVERS + (turn + i) % 5;
        return new ServerStats(
                "server-" + i,
                "ip-192-0-2-" + i,
                1,
                3_600.0 + turn,
                new ServerEntry.ClientCounts(clients, clients / 3),
                List.of(
                        new ServerStats.Bucket(now, "rawConnection", 3),
                        new ServerStats.Bucket(now, "rawDisconnection", 3),
                        new ServerStats.Bucket(now, "packetsIn", 40 + i),
                        new ServerStats.Bucket(now, "packetsOut", 60 + i),
                        new ServerStats.Bucket(now, "bytesIn", 4_000),
                        new ServerStats.Bucket(now, "bytesOut", 6_000)),
                Map.of(NAMESPACE, clients),
                null);
    }
}
