package io.signalbox.engineio;

import org.jspecify.annotations.Nullable;

/// Sessions that wait for the same length of time, so the queue is always in the order of its deadlines:
/// to add, to remove and to take what is due cost no more than a few writes, and no session has a timer of
/// its own. Confined to one event loop; a session is in at most one queue.
final class HeartbeatQueue {
    private final long delayNanos;
    private @Nullable EngineSession first;
    private @Nullable EngineSession last;

    HeartbeatQueue(long delayNanos) {
        this.delayNanos = delayNanos;
    }

    void add(EngineSession session, long now) {
        session.deadline = now + delayNanos;
        session.queue = this;
        session.previous = last;
        if (last == null) {
            first = session;
        } else {
            last.next = session;
        }
        last = session;
    }

    void remove(EngineSession session) {
        EngineSession before = session.previous;
        EngineSession after = session.next;
        if (before == null) {
            first = after;
        } else {
            before.next = after;
        }
        if (after == null) {
            last = before;
        } else {
            after.previous = before;
        }
        session.previous = null;
        session.next = null;
        session.queue = null;
    }

    /// Takes the next session whose time has come, null when there is none.
    @Nullable EngineSession poll(long now) {
        EngineSession session = first;
        if (session == null || session.deadline - now > 0) {
            return null;
        }
        remove(session);
        return session;
    }
}
