package io.signalbox.fleet;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Everything that can reach [FleetState]: what the admin namespace sends (names of the events in
/// `snake_case` there), and how the feed itself is doing.
public sealed interface FleetEvent {

    record FeedChanged(FeedStatus status) implements FleetEvent {}

    /// The login was accepted and gave a session id that stands in for the password from now on.
    record SessionOpened(String sessionId) implements FleetEvent {
        @Override
        public String toString() {
            return "SessionOpened[…]";
        }
    }

    record FeaturesAnnounced(Set<String> features) implements FleetEvent {}

    /// All sockets of the fleet; replaces everything known.
    record AllSockets(List<SocketEntry> sockets) implements FleetEvent {}

    record StatsReported(ServerStats stats) implements FleetEvent {}

    /// May come again for a socket that is known.
    record SocketConnected(SocketEntry socket, Instant at) implements FleetEvent {}

    /// @param transport null = unchanged
    /// @param dataJson null = unchanged
    record SocketUpdated(
            String namespace, String id, @Nullable String transport, @Nullable String dataJson)
            implements FleetEvent {}

    record SocketDisconnected(String namespace, String id, String reason, Instant at)
            implements FleetEvent {}

    record RoomJoined(String namespace, String room, String id, Instant at) implements FleetEvent {}

    record RoomLeft(String namespace, String room, String id, Instant at) implements FleetEvent {}

    /// An event of the application, to or from one socket.
    record SocketEvent(Direction direction, String namespace, String id, String name, Instant at)
            implements FleetEvent {}

    enum Direction {
        RECEIVED,
        SENT
    }

    /// An event that does not look like the protocol; counted, otherwise without effect.
    record Unreadable(String name, String why) implements FleetEvent {}

    /// An event that this console knows nothing of; newer servers may send some.
    record Unknown(String name) implements FleetEvent {}
}
