package io.signalbox.fleet;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
/// @param history oldest first, ten seconds each, at most one hour. One is there for every ten
///     seconds in which any server reported; a gap means that nobody did
/// @param drift null while sockets known and counts of the servers agree
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
        SocketListing listing,
        List<FleetBucket> history,
        @Nullable SocketDrift drift) {

    /// Without history, nothing adrift.
    public FleetSnapshot(
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
        this(
                at, feed, servers, sockets, rooms, totals, samples, features, tail, listing,
                List.of(), null);
    }

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
