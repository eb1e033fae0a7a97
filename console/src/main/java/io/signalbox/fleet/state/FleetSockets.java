package io.signalbox.fleet.state;

import io.signalbox.fleet.FleetEvent;
import io.signalbox.fleet.SocketEntry;
import io.signalbox.fleet.SocketListing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The sockets as they follow from the listing of all of them and from what is told one by one.
/// Belongs to the fleet thread.
///
/// Servers collect the listing while events go on, so events that arrive between the connection and
/// the end of the listing are applied at once and again after it.
final class FleetSockets {

    private final int replayLimit;
    private final SocketTable table = new SocketTable();
    private SocketListing listing = SocketListing.DONE;
    private @Nullable List<FleetEvent> replay;
    private boolean overflowed;

    /// @param replayLimit so many events are kept for after the listing
    FleetSockets(int replayLimit) {
        this.replayLimit = replayLimit;
    }

    /// A new connection: its listing is still to come.
    void expectListing() {
        replay = new ArrayList<>();
        overflowed = false;
        listing = SocketListing.DONE;
    }

    /// There will be none.
    void forget() {
        table.clear();
        replay = null;
        listing = SocketListing.DONE;
    }

    /// No listing came: events are not kept for it any longer. Some servers send it to somebody else.
    /// One that comes later all the same needs another after it.
    void stopExpecting() {
        if (!listing.reading() && replay != null) {
            overflowed |= !replay.isEmpty();
            replay = null;
        }
    }

    void listingStarted() {
        if (replay == null && !overflowed) {
            replay = new ArrayList<>();
        }
        table.beginListing();
        listing = new SocketListing(true, 0);
    }

    void listed(List<SocketEntry> some) {
        if (listing.reading()) {
            some.forEach(table::put);
            listing = new SocketListing(true, listing.read() + some.size());
        }
    }

    /// @return false when more happened meanwhile than was kept: the picture is wrong then
    boolean listingEnded(boolean whole) {
        if (listing.reading() && whole) {
            table.endListing();
        }
        listing = SocketListing.DONE;
        List<FleetEvent> since = replay;
        replay = null;
        if (since != null) {
            since.forEach(this::applyNow);
        }
        boolean right = !overflowed;
        overflowed = false;
        return right;
    }

    /// @return true when it was about a socket that was not known before
    boolean apply(FleetEvent event) {
        if (replay != null) {
            if (replay.size() < replayLimit) {
                replay.add(event);
            } else {
                replay = null;
                overflowed = true;
            }
        }
        return applyNow(event);
    }

    private boolean applyNow(FleetEvent event) {
        switch (event) {
            case FleetEvent.SocketConnected(SocketEntry socket, Instant _) -> {
                return table.put(socket);
            }
            case FleetEvent.SocketUpdated update ->
                    table.update(update.namespace(), update.id(), socket -> merged(socket, update));
            case FleetEvent.SocketDisconnected gone -> table.remove(gone.namespace(), gone.id());
            case FleetEvent.RoomJoined joined ->
                    table.join(joined.namespace(), joined.room(), joined.id());
            case FleetEvent.RoomLeft left ->
                    table.leaveRoom(left.namespace(), left.room(), left.id());
            case FleetEvent.FeedChanged _,
                    FleetEvent.SessionOpened _,
                    FleetEvent.FeaturesAnnounced _,
                    FleetEvent.ListingStarted _,
                    FleetEvent.SocketsListed _,
                    FleetEvent.ListingEnded _,
                    FleetEvent.StatsReported _,
                    FleetEvent.SocketEvent _,
                    FleetEvent.Unreadable _,
                    FleetEvent.Unknown _ ->
                    throw new IllegalArgumentException("not about one socket: " + event);
        }
        return false;
    }

    private static SocketEntry merged(SocketEntry socket, FleetEvent.SocketUpdated update) {
        SocketEntry result = socket;
        if (update.transport() != null) {
            result = result.withTransport(update.transport());
        }
        if (update.dataJson() != null) {
            result = result.withData(update.dataJson());
        }
        return result;
    }

    SocketTable table() {
        return table;
    }

    SocketListing listing() {
        return listing;
    }

    /// Still waiting for the listing, or in the midst of it.
    boolean unsettled() {
        return replay != null || listing.reading();
    }
}
