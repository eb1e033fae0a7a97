package io.signalbox.fleet.command;

import io.signalbox.fleet.SocketKey;
import java.util.List;

/// Whom an action is for.
public sealed interface Targets {

    /// At least one.
    record Sockets(List<SocketKey> sockets) implements Targets {
        public Sockets {
            sockets = List.copyOf(sockets);
        }
    }

    /// Whoever is in the room when the command arrives.
    record Room(String namespace, String room) implements Targets {}
}
