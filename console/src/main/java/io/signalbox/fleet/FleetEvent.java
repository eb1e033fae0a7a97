package io.signalbox.fleet;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Everything that can reach the state of a fleet ([io.signalbox.fleet.state.FleetState]): what the
/// admin namespace sends (names of the events in `snake_case` there), and how the feed itself is
/// doing.
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

    /// The message with all sockets of the fleet (`all_sockets`) is there and is being read. What
    /// else happens meanwhile comes between the events of the reading.
    record ListingStarted() implements FleetEvent {}

    /// Some more of them.
    record SocketsListed(List<SocketEntry> sockets) implements FleetEvent {
        public SocketsListed {
            sockets = List.copyOf(sockets);
        }
    }

    /// @param whole all of it was read, so that sockets which were not in it are gone; false when
    ///     the reading was given up
    record ListingEnded(boolean whole) implements FleetEvent {}

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
    ///
    /// @param argumentsJson what came with the name, as a JSON array; long ones are cut (and then no
    ///     JSON any more), binary ones are told as `"<binary n bytes>"`
    record SocketEvent(
            Direction direction,
            String namespace,
            String id,
            String name,
            String argumentsJson,
            Instant at)
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
