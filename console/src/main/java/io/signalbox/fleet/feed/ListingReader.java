package io.signalbox.fleet.feed;

import io.signalbox.fleet.FleetEvent;
import io.signalbox.fleet.SocketEntry;
import io.signalbox.fleet.feed.wire.RawListing;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Reads a listing of all sockets on a thread of its own and hands it on in slices to the fleet
/// thread, never more than a few ahead of it, so that other events come between them.
final class ListingReader implements Runnable {

    private static final int SLICE = 1_000;
    private static final int AHEAD = 3;

    private final RawListing listing;
    private final Instant now;
    private final Executor fleetThread;
    private final Consumer<FleetEvent> sink;
    private final Semaphore slots = new Semaphore(AHEAD);
    private volatile boolean cancelled;

    /// @param sink called on the fleet thread with the slices and at last with
    ///     [FleetEvent.ListingEnded], unless cancelled
    ListingReader(
            RawListing listing, Instant now, Executor fleetThread, Consumer<FleetEvent> sink) {
        this.listing = listing;
        this.now = now;
        this.fleetThread = fleetThread;
        this.sink = sink;
    }

    /// On the fleet thread; nothing comes after it.
    void cancel() {
        cancelled = true;
    }

    @Override
    public void run() {
        try (ListedSockets sockets = open()) {
            read(sockets);
            hand(new FleetEvent.ListingEnded(true));
        } catch (IOException e) {
            hand(unreadable(e.getMessage() == null ? "not a list of sockets" : e.getMessage()));
            hand(new FleetEvent.ListingEnded(false));
        }
    }

    private void read(ListedSockets sockets) throws IOException {
        List<SocketEntry> slice = new ArrayList<>(SLICE);
        for (SocketEntry next = sockets.next(); next != null && !cancelled; next = sockets.next()) {
            slice.add(next);
            if (slice.size() == SLICE) {
                hand(new FleetEvent.SocketsListed(slice));
                slice.clear();
            }
        }
        hand(new FleetEvent.SocketsListed(slice));
        if (sockets.skipped() > 0) {
            hand(unreadable(sockets.skipped() + " sockets have no id or no namespace"));
        }
    }

    private ListedSockets open() throws IOException {
        return switch (listing) {
            case RawListing.Text text -> new ListedJson(text, now);
            case RawListing.Packed packed -> new ListedMsgpack(packed, now);
        };
    }

    private static FleetEvent unreadable(String why) {
        return new FleetEvent.Unreadable(RawListing.EVENT, why);
    }

    private void hand(FleetEvent event) {
        try {
            // A fleet thread that has ended takes nothing any more; then this is cancelled too.
            while (!slots.tryAcquire(100, TimeUnit.MILLISECONDS)) {
                if (cancelled) {
                    return;
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return;
        }
        fleetThread.execute(
                () -> {
                    slots.release();
                    if (!cancelled) {
                        sink.accept(event);
                    }
                });
    }
}
