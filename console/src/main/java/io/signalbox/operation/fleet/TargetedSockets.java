package io.signalbox.operation.fleet;

import io.signalbox.fleet.FleetSnapshot;
import io.signalbox.fleet.SocketEntry;
import io.signalbox.fleet.SocketKey;
import io.signalbox.fleet.command.Targets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Finds the sockets that are meant among those that are known.
final class TargetedSockets {
    private TargetedSockets() {}

    static List<SocketEntry> in(FleetSnapshot fleet, Targets targets) {
        return switch (targets) {
            case Targets.Sockets(var keys) -> {
                Set<SocketKey> wanted = new HashSet<>(keys);
                yield fleet.sockets().stream().filter(s -> wanted.contains(key(s))).toList();
            }
            case Targets.Room(var namespace, var room) ->
                    fleet.sockets().stream()
                            .filter(s -> s.namespace().equals(namespace))
                            .filter(s -> s.id().equals(room) || s.rooms().contains(room))
                            .toList();
        };
    }

    static SocketKey key(SocketEntry socket) {
        return new SocketKey(socket.namespace(), socket.id());
    }
}
