package io.signalbox.fleet;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/// The whole fleet at one moment; immutable, safe on any thread. Lists that did not change are the
/// same objects as in the snapshot before, so `==` tells "unchanged".
///
/// @param servers sorted by `serverId`
/// @param sockets in all namespaces, the admin one included, in no promised order; empty in
///     production mode
/// @param rooms private ones included (`own`), in no promised order
/// @param samples oldest first, one per two seconds, at most one hour
/// @param tail the newest events, oldest first, at most 10,000
/// @param listing how far the reading of all sockets is
public record FleetSnapshot(
        Instant at,
        FeedStatus feed,
        List<ServerEntry> servers,
        List<SocketEntry> sockets,
        List<RoomEntry> rooms,
        FleetTotals totals,
        List<FleetSample> samples,
        FleetFeatures features,
        List<TailEvent> tail,
        SocketListing listing) {

    /// Without events, all sockets read.
    public FleetSnapshot(
            Instant at,
            FeedStatus feed,
            List<ServerEntry> servers,
            List<SocketEntry> sockets,
            List<RoomEntry> rooms,
            FleetTotals totals,
            List<FleetSample> samples,
            FleetFeatures features) {
        this(
                at,
                feed,
                servers,
                sockets,
                rooms,
                totals,
                samples,
                features,
                List.of(),
                SocketListing.DONE);
    }

    public static FleetSnapshot empty(Instant at, FeedStatus feed) {
        return new FleetSnapshot(
                at,
                feed,
                List.of(),
                List.of(),
                List.of(),
                FleetTotals.NONE,
                List.of(),
                FleetFeatures.NONE);
    }

    public Set<String> supportedFeatures() {
        return features.announced();
    }

    public boolean developmentMode() {
        return features.developmentMode();
    }

    public long unreadableEvents() {
        return totals.unreadableEvents();
    }
}
