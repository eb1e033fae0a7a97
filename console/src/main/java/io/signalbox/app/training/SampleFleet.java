package io.signalbox.app.training;

import io.signalbox.cloud.CloudSnapshot;
import io.signalbox.cloud.CloudStatus;
import io.signalbox.environment.Environment;
import io.signalbox.fleet.FeedStatus;
import io.signalbox.fleet.FleetEvent;
import io.signalbox.fleet.FleetEvent.Direction;
import io.signalbox.fleet.FleetSnapshot;
import io.signalbox.fleet.Handshake;
import io.signalbox.fleet.ServerEntry;
import io.signalbox.fleet.ServerExtras;
import io.signalbox.fleet.ServerLoad;
import io.signalbox.fleet.ServerStats;
import io.signalbox.fleet.SocketEntry;
import io.signalbox.fleet.state.FleetState;
import io.signalbox.operation.FleetMap;
import io.signalbox.ui.kit.screen.Arming;
import io.signalbox.ui.kit.screen.ConsoleSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/// A small fleet that is made up, so that the console does in its training what it does all day. Nothing of it is kept
/// but which code it ran.
final class SampleFleet {
    private static final String ADMIN = "/admin";
    private static final String CHAT = "/chat";
    private static final int SERVERS = 6;
    private static final int SOCKETS = 60;

    private final FleetState state = new FleetState(ADMIN);
    private final Environment environment;
    private Instant now = Instant.EPOCH.plusSeconds(1_000_000_000);
    private int second;

    SampleFleet(Environment environment) {
        this.environment = environment;
        tell(new FleetEvent.FeedChanged(new FeedStatus.Live(now)));
        tell(
                new FleetEvent.FeaturesAnnounced(
                        Set.of("EMIT", "JOIN", "LEAVE", "DISCONNECT", "MJOIN", "ALL_EVENTS")));
    }

    /// As it is one second later: sockets came, went and spoke.
    ConsoleSnapshot next() {
        second++;
        now = now.plusSeconds(1);
        IntStream.range(0, SERVERS).forEach(number -> tell(stats(number)));
        if (second == 1) {
            tell(new FleetEvent.ListingStarted());
            tell(
                    new FleetEvent.SocketsListed(
                            IntStream.range(0, SOCKETS).mapToObj(this::socket).toList()));
            tell(new FleetEvent.ListingEnded(true));
        }
        String came = id(SOCKETS + second);
        tell(new FleetEvent.SocketConnected(socket(SOCKETS + second), now));
        tell(new FleetEvent.RoomJoined(CHAT, "lobby", came, now));
        tell(new FleetEvent.SocketUpdated(CHAT, came, "websocket", "{\"user\":\"anna\"}"));
        tell(
                new FleetEvent.SocketEvent(
                        Direction.RECEIVED, CHAT, came, "message", "[\"hello\",1]", now));
        tell(new FleetEvent.SocketEvent(Direction.SENT, CHAT, came, "message", "[{\"n\":1}]", now));
        tell(new FleetEvent.RoomLeft(CHAT, "room-1", id(second), now));
        tell(new FleetEvent.SocketDisconnected(CHAT, id(second), "transport close", now));
        state.tick(now);
        return snapshot(state.snapshot(now));
    }

    private ConsoleSnapshot snapshot(FleetSnapshot fleet) {
        CloudSnapshot cloud = CloudSnapshot.empty(now, new CloudStatus.NotConfigured());
        return new ConsoleSnapshot(
                now,
                environment,
                fleet,
                cloud,
                FleetMap.of(fleet, cloud, environment),
                Arming.READ_ONLY,
                List.of(),
                null);
    }

    private void tell(FleetEvent event) {
        state.apply(event, now);
    }

    private FleetEvent stats(int number) {
        ServerExtras extras =
                new ServerExtras(
                        "1.0",
                        number % 2 == 0 ? "blue" : "green",
                        "task-" + number,
                        "zone-" + number % 3,
                        new ServerLoad(0.1 * number, 100L << 20, 1L << 30, number),
                        3,
                        "connected",
                        false,
                        null);
        return new FleetEvent.StatsReported(
                new ServerStats(
                        "server-" + number,
                        "host-" + number,
                        number,
                        second,
                        new ServerEntry.ClientCounts(SOCKETS / SERVERS, 1),
                        List.of(
                                new ServerStats.Bucket(now, "rawConnection", 2),
                                new ServerStats.Bucket(now, "packetsIn", 40),
                                new ServerStats.Bucket(now, "packetsOut", 50),
                                new ServerStats.Bucket(now, "bytesIn", 4_000),
                                new ServerStats.Bucket(now, "bytesOut", 5_000)),
                        Map.of(CHAT, SOCKETS / SERVERS),
                        // Not every server has them.
                        number == 0 ? null : extras));
    }

    private SocketEntry socket(int number) {
        return new SocketEntry(
                id(number),
                CHAT,
                "client-" + number,
                number % 3 == 0 ? "polling" : "websocket",
                List.of("room-" + number % 5, "vip"),
                "{\"user\":\"user-" + number + "\"}",
                new Handshake(
                        "10.0.0." + number,
                        now.minusSeconds(number),
                        "/socket.io/?EIO=4",
                        true,
                        Map.of("user-agent", "sample"),
                        Map.of("EIO", "4")));
    }

    private static String id(int number) {
        return "socket-" + number;
    }
}
