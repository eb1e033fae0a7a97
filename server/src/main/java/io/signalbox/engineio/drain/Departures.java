package io.signalbox.engineio.drain;

import io.signalbox.engineio.CloseReason;
import io.signalbox.engineio.EngineLoop;
import io.signalbox.engineio.EngineSession;
import io.signalbox.engineio.Transport;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// The sessions of one event loop that have been asked to leave: each is closed as soon as what had begun
/// for it is finished and everything for it has been handed to the network. Confined to the loop.
final class Departures {
    /// A handler that does not end, or a client that does not read, is not waited for any longer.
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final EngineLoop loop;
    private final AtomicInteger closed;
    private final AtomicInteger waiting = new AtomicInteger();
    // Not carried by the tasks: those of a loop that is given up are lost, the sessions here are
    // not.
    private final Queue<EngineSession> asked = new ConcurrentLinkedQueue<>();
    private final List<Leaving> leaving = new ArrayList<>();

    private static final class Leaving {
        private final EngineSession session;
        private final long since;
        private boolean finished;

        Leaving(EngineSession session, long since) {
            this.session = session;
            this.since = since;
        }
    }

    /// @param closed counts what has been closed here
    Departures(EngineLoop loop, AtomicInteger closed) {
        this.loop = loop;
        this.closed = closed;
    }

    /// Sessions that have been asked and are still there. Any thread.
    int waiting() {
        return waiting.get();
    }

    /// Asks sessions of this loop to leave. Any thread.
    void ask(List<EngineSession> sessions) {
        waiting.addAndGet(sessions.size());
        asked.addAll(sessions);
        check();
    }

    private void askNow(long now) {
        EngineSession session = asked.poll();
        while (session != null) {
            Leaving entry = new Leaving(session, now);
            leaving.add(entry);
            session.retire(() -> entry.finished = true);
            session = asked.poll();
        }
    }

    /// Closes those that are ready. Any thread.
    void check() {
        if (waiting.get() > 0) {
            loop.execute(this::checkNow);
        }
    }

    private void checkNow() {
        long now = System.nanoTime();
        askNow(now);
        for (Iterator<Leaving> entries = leaving.iterator(); entries.hasNext(); ) {
            Leaving entry = entries.next();
            boolean gone = !entry.session.isOpen();
            if (gone || isReady(entry) || now - entry.since > PATIENCE_NANOS) {
                entries.remove();
                waiting.decrementAndGet();
                if (!gone) {
                    closed.incrementAndGet();
                    entry.session.close(CloseReason.SERVER_SHUTTING_DOWN);
                }
            }
        }
    }

    // A client that polls can be told when its next request is there: it is writable then.
    private static boolean isReady(Leaving entry) {
        Transport transport = entry.session.transport();
        return entry.finished && transport.pendingBytes() == 0 && transport.writable();
    }
}
