package io.signalbox.ui.kit;

import io.signalbox.environment.Colour;
import io.signalbox.fleet.FeedStatus;
import io.signalbox.fleet.FleetBucket;
import io.signalbox.fleet.FleetFeatures;
import io.signalbox.fleet.FleetSample;
import io.signalbox.fleet.FleetSnapshot;
import io.signalbox.fleet.FleetTotals;
import io.signalbox.fleet.Handshake;
import io.signalbox.fleet.Rates;
import io.signalbox.fleet.RoomEntry;
import io.signalbox.fleet.ServerEntry;
import io.signalbox.fleet.ServerExtras;
import io.signalbox.fleet.ServerLoad;
import io.signalbox.fleet.SocketEntry;
import io.signalbox.fleet.SocketListing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/// A fleet of six servers, three of each colour, in the middle of a shift.
final class TestingFleet {
    private static final long MIB = 1024 * 1024;
    static final List<String> IDS =
            List.of(
                    "9f2c41d07ab34e6f9f2c41d07ab34e6f",
                    "1b7e90c3f51244d01b7e90c3f51244d0",
                    "c04d5518e6aa4b7bc04d5518e6aa4b7b",
                    "77ab03ee91f445c177ab03ee91f445c1",
                    "e51c6d20b7d84c1fe51c6d20b7d84c1f",
                    "3da98f11c2604a2b3da98f11c2604a2b");

    private TestingFleet() {}

    static Colour colour(int server) {
        return server < 3 ? Colour.BLUE : Colour.GREEN;
    }

    static FleetSnapshot live(Instant at) {
        List<ServerEntry> servers = new ArrayList<>();
        for (int i = 0; i < IDS.size(); i++) {
            servers.add(server(at, i));
        }
        var features = new FleetFeatures(Set.of("EMIT", "JOIN", "LEAVE", "DISCONNECT"), true);
        return new FleetSnapshot(
                at,
                new FeedStatus.Live(at.minusSeconds(4000)),
                servers,
                sockets(at),
                rooms(),
                new FleetTotals(
                        12_418,
                        596,
                        12_418,
                        341,
                        1,
                        new Rates(61, 59, 412, 1530, 31_000, 98_304),
                        0),
                samples(at),
                features,
                List.of(),
                SocketListing.DONE,
                history(at),
                null);
    }

    /// An hour of ten-second sums that go up and down.
    private static List<FleetBucket> history(Instant at) {
        long newest = at.getEpochSecond() / FleetBucket.SECONDS * FleetBucket.SECONDS;
        List<FleetBucket> buckets = new ArrayList<>();
        for (int i = 359; i >= 0; i--) {
            double wave = 1 + 0.3 * Math.sin(i / 9.0) + 0.05 * Math.sin(i * 2.3);
            buckets.add(
                    new FleetBucket(
                            Instant.ofEpochSecond(newest - (long) i * FleetBucket.SECONDS),
                            Math.round(610 * wave),
                            Math.round(590 * wave),
                            Math.round(4_120 * wave),
                            Math.round(15_300 * wave),
                            Math.round(310_000 * wave),
                            Math.round(983_040 * wave)));
        }
        return List.copyOf(buckets);
    }

    static ServerEntry server(Instant at, int i) {
        int clients = List.of(2121, 2098, 2091, 2040, 2031, 2037).get(i);
        double lag = i == 4 ? 41 : 2 + i % 2;
        var extras =
                new ServerExtras(
                        i < 3 ? "2.7.1" : "2.8.0",
                        colour(i).word(),
                        IDS.get(i),
                        "eu-west-1" + "abc".charAt(i % 3),
                        new ServerLoad(
                                i == 4 ? 0.47 : 0.28 + i % 3 / 100.0,
                                (160 + 4L * i) * MIB,
                                512 * MIB,
                                lag),
                        98,
                        "connected",
                        false,
                        null);
        return new ServerEntry(
                IDS.get(i),
                "ip-10-0-2-1" + i,
                1,
                i < 3 ? Duration.ofHours(76) : Duration.ofMinutes(26),
                new ServerEntry.ClientCounts(clients, clients / 21),
                new Rates(10 + i / 5.0, 9.8, 70, 255, 5_000, 16_000),
                new ServerEntry.Liveness(at.minusMillis(400 + 280L * i), true),
                extras);
    }

    private static List<SocketEntry> sockets(Instant at) {
        List<SocketEntry> sockets = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            sockets.add(
                    new SocketEntry(
                            "sK" + Integer.toString(1_000_000 + i * 7919, 36),
                            "/",
                            "Qx" + i,
                            i % 20 == 0 ? "polling" : "websocket",
                            List.of("tickers", "channel-" + i % 17),
                            "{\"user\":\"u" + i + "\"}",
                            new Handshake(
                                    "10.4.0." + i,
                                    at.minusSeconds(31L * i),
                                    "/socket.io/",
                                    true,
                                    Map.of("user-agent", "Mozilla/5.0"),
                                    Map.of("EIO", "4"))));
        }
        return sockets;
    }

    private static List<RoomEntry> rooms() {
        List<RoomEntry> rooms = new ArrayList<>();
        rooms.add(new RoomEntry("/", "tickers", 12_418, false));
        for (int i = 0; i < 17; i++) {
            rooms.add(new RoomEntry("/", "channel-" + i, 730 - 11 * i, false));
        }
        return rooms;
    }

    /// An hour in which green began to take over ten minutes ago.
    private static List<FleetSample> samples(Instant at) {
        Random random = new Random(7);
        List<FleetSample> samples = new ArrayList<>();
        for (int second = 3600; second >= 0; second -= 2) {
            double shifted = Math.max(0, (330.0 - second) / 330) * 0.49;
            Map<String, Integer> clients = new HashMap<>();
            Map<String, Integer> connects = new HashMap<>();
            for (int i = 0; i < IDS.size(); i++) {
                double share = colour(i) == Colour.BLUE ? 1 - shifted : shifted;
                int total = 12_000 + (3600 - second) / 9 + random.nextInt(60);
                clients.put(IDS.get(i), (int) (total * share / 3));
                connects.put(IDS.get(i), random.nextInt(20, 23));
            }
            Rates rates =
                    new Rates(
                            50 + random.nextInt(22),
                            50 + random.nextInt(22),
                            380 + random.nextInt(80),
                            1500,
                            0,
                            98_000);
            samples.add(new FleetSample(at.minusSeconds(second), clients, connects, rates));
        }
        return samples;
    }
}
