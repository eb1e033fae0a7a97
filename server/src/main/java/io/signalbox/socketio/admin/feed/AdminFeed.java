package io.signalbox.socketio.admin.feed;

import io.signalbox.socketio.Namespace;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/// Sends events to all admins of the fleet. Called on event loops by observers, which must not throw:
/// what cannot be sent (a value nested too deep, say) is counted and left out.
public final class AdminFeed {

    private final Namespace admins;
    private final Timestamps timestamps = new Timestamps();
    private final LongAdder unsendable = new LongAdder();
    private volatile boolean closed;

    /// Sends to whoever is in that namespace.
    public AdminFeed(Namespace admins) {
        this.admins = admins;
    }

    /// The admins' namespace.
    public Namespace namespace() {
        return admins;
    }

    String now() {
        return timestamps.now();
    }

    /// Sends an event to all admins of the fleet.
    public void send(String event, @Nullable Object... args) {
        if (closed) {
            return;
        }
        try {
            admins.emit(event, args);
        } catch (IllegalArgumentException e) {
            unsendable.increment();
        }
    }

    /// Events that could not be sent.
    public long unsendable() {
        return unsendable.sum();
    }

    /// Nothing is sent any more.
    public void close() {
        closed = true;
    }
}
