package io.signalbox.ui.kit.fleet;

import io.signalbox.fleet.SocketEntry;
import io.signalbox.fleet.SocketKey;
import io.signalbox.fleet.command.Targets;
import io.signalbox.ui.kit.words.Numbers;
import java.util.List;
import java.util.TreeSet;

/// Whom an action is for, and how they are called.
///
/// @param words `client sK1`, `3 clients`, `everybody in room vip`
/// @param rooms in which any of them is, sorted; to be offered where one is asked for
public record Whom(Targets targets, String words, List<String> rooms) {
    private static final int LOOKED_AT = 1_000;

    public Whom {
        rooms = List.copyOf(rooms);
    }

    /// @param sockets at least one
    public static Whom clients(List<SocketEntry> sockets) {
        TreeSet<String> rooms = new TreeSet<>();
        sockets.stream().limit(LOOKED_AT).forEach(socket -> rooms.addAll(socket.rooms()));
        return new Whom(
                new Targets.Sockets(
                        sockets.stream()
                                .map(socket -> new SocketKey(socket.namespace(), socket.id()))
                                .toList()),
                sockets.size() == 1
                        ? "Client " + sockets.getFirst().id()
                        : Numbers.count(sockets.size(), "client", "clients"),
                List.copyOf(rooms));
    }

    /// @param members as of now; whoever is in it later is meant too
    public static Whom room(String namespace, String room, int members) {
        return new Whom(
                new Targets.Room(namespace, room),
                "Everybody in room %s of %s, %s now"
                        .formatted(room, namespace, Numbers.count(members, "client", "clients")),
                List.of());
    }
}
