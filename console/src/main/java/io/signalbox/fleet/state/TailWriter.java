package io.signalbox.fleet.state;

import io.signalbox.fleet.FleetEvent;
import io.signalbox.fleet.SocketEntry;
import io.signalbox.fleet.SocketKey;
import io.signalbox.fleet.TailEvent;
import java.time.Instant;
import java.util.List;

/// Makes lines of the live tail from events. Left out are the consoles themselves, and the room that
/// each socket has for itself. Belongs to the fleet thread.
final class TailWriter {

    private static final String NO_PAYLOAD = "[]";

    private final String adminNamespace;
    private final FleetTail tail = new FleetTail();

    TailWriter(String adminNamespace) {
        this.adminNamespace = adminNamespace;
    }

    void connected(FleetEvent.SocketConnected event) {
        SocketEntry socket = event.socket();
        line(
                event.at(),
                TailEvent.Kind.CONNECTED,
                socket.namespace(),
                socket.id(),
                socket.transport());
    }

    void disconnected(FleetEvent.SocketDisconnected event) {
        line(
                event.at(),
                TailEvent.Kind.DISCONNECTED,
                event.namespace(),
                event.id(),
                event.reason());
    }

    void joined(FleetEvent.RoomJoined event) {
        if (!event.room().equals(event.id())) {
            line(event.at(), TailEvent.Kind.JOINED, event.namespace(), event.id(), event.room());
        }
    }

    void left(FleetEvent.RoomLeft event) {
        if (!event.room().equals(event.id())) {
            line(event.at(), TailEvent.Kind.LEFT, event.namespace(), event.id(), event.room());
        }
    }

    void passed(FleetEvent.SocketEvent event) {
        TailEvent.Kind kind =
                switch (event.direction()) {
                    case RECEIVED -> TailEvent.Kind.RECEIVED;
                    case SENT -> TailEvent.Kind.SENT;
                };
        if (!event.namespace().equals(adminNamespace)) {
            tail.add(
                    event.at(),
                    kind,
                    new SocketKey(event.namespace(), event.id()),
                    event.name(),
                    event.argumentsJson());
        }
    }

    private void line(Instant at, TailEvent.Kind kind, String namespace, String id, String name) {
        if (!namespace.equals(adminNamespace)) {
            tail.add(at, kind, new SocketKey(namespace, id), name, NO_PAYLOAD);
        }
    }

    List<TailEvent> list() {
        return tail.list();
    }
}
