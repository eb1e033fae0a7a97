package io.signalbox.socketio.admin;

import io.signalbox.socketio.Namespace;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/// Sends events to all admins of the fleet. Called on event loops by observers, which must not throw:
/// what cannot be sent (a value nested too deep, say) is counted and left out.
final class AdminFeed {

    private final Namespace admins;
    private final Timestamps timestamps = new Timestamps();
    private final LongAdder unsendable = new LongAdder();
    private volatile boolean closed;

    AdminFeed(Namespace admins) {
        this.admins = admins;
    }

    Namespace namespace() {
        return admins;
    }

    String now() {
        return timestamps.now();
    }

    void send(String event, @Nullable Object... args) {
        if (closed) {
            return;
        }
        try {
            admins.emit(event, args);
        } catch (IllegalArgumentException e) {
            unsendable.increment();
        }
    }

    long unsendable() {
        return unsendable.sum();
    }

    void close() {
        closed = true;
    }
}
