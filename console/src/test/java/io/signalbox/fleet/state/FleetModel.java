package io.signalbox.fleet.state;

import io.signalbox.fleet.FleetEvent;
import io.signalbox.fleet.Handshake;
import io.signalbox.fleet.RoomEntry;
import io.signalbox.fleet.SocketEntry;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;

/// A fleet as it really is, in the plainest terms, that tells each change of itself as an event.
final class FleetModel {

    private static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");

    private final Map<String, TreeSet<String>> rooms = new TreeMap<>();
    private final Map<String, String> data = new HashMap<>();

    FleetEvent step(Random random) {
        if (rooms.isEmpty() || random.nextInt(4) == 0) {
            String id = "s" + random.nextInt(40);
            rooms.putIfAbsent(id, new TreeSet<>());
            data.putIfAbsent(id, "{}");
            return new FleetEvent.SocketConnected(entry(id), AT);
        }
        List<String> ids = List.copyOf(rooms.keySet());
        String id = ids.get(random.nextInt(ids.size()));
        TreeSet<String> joined = Objects.requireNonNull(rooms.get(id));
        String room = "r" + random.nextInt(8);
        return switch (random.nextInt(4)) {
            case 0 -> {
                rooms.remove(id);
                data.remove(id);
                yield new FleetEvent.SocketDisconnected("/", id, "transport close", AT);
            }
            case 1 -> {
                joined.remove(room);
                yield new FleetEvent.RoomLeft("/", room, id, AT);
            }
            case 2 -> {
                String json = "{\"n\":" + random.nextInt(9) + "}";
                data.put(id, json);
                yield new FleetEvent.SocketUpdated("/", id, null, json);
            }
            default -> {
                joined.add(room);
                yield new FleetEvent.RoomJoined("/", room, id, AT);
            }
        };
    }

    List<FleetEvent> all() {
        return listing(List.copyOf(sockets().values()));
    }

    static List<FleetEvent> listing(List<SocketEntry> sockets) {
        return List.of(
                new FleetEvent.ListingStarted(),
                new FleetEvent.SocketsListed(sockets),
                new FleetEvent.ListingEnded(true));
    }

    Map<String, SocketEntry> sockets() {
        var sockets = new TreeMap<String, SocketEntry>();
        rooms.keySet().forEach(id -> sockets.put(id, entry(id)));
        return sockets;
    }

    /// Every room with its number of members and whether it is a socket's own.
    Map<String, RoomEntry> rooms() {
        var members = new TreeMap<String, Integer>();
        rooms.forEach(
                (id, joined) -> {
                    members.merge(id, 1, Integer::sum);
                    joined.forEach(room -> members.merge(room, 1, Integer::sum));
                });
        var entries = new TreeMap<String, RoomEntry>();
        members.forEach(
                (room, count) ->
                        entries.put(
                                room, new RoomEntry("/", room, count, rooms.containsKey(room))));
        return entries;
    }

    private SocketEntry entry(String id) {
        return socket(
                id,
                List.copyOf(Objects.requireNonNull(rooms.get(id))),
                Objects.requireNonNull(data.get(id)));
    }

    static SocketEntry socket(String id, List<String> rooms, String data) {
        return new SocketEntry(
                id,
                "/",
                "client-" + id,
                "websocket",
                rooms,
                data,
                new Handshake("127.0.0.1", AT, "/socket.io/", false, Map.of(), Map.of()));
    }
}
