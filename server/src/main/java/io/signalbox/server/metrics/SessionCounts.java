package io.signalbox.server.metrics;

import io.signalbox.engineio.CloseReason;
import io.signalbox.engineio.EngineObserver;
import io.signalbox.engineio.EngineSession;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/// Counts sessions that opened and closed.
final class SessionCounts implements EngineObserver {
    private final LongAdder opened = new LongAdder();
    private final Map<CloseReason, LongAdder> closed = new EnumMap<>(CloseReason.class);

    SessionCounts() {
        for (CloseReason reason : CloseReason.values()) {
            closed.put(reason, new LongAdder());
        }
    }

    @Override
    public void sessionOpened(EngineSession session) {
        opened.increment();
    }

    @Override
    public void sessionClosed(EngineSession session, CloseReason reason) {
        LongAdder count = closed.get(reason);
        if (count != null) {
            count.increment();
        }
    }

    long opened() {
        return opened.sum();
    }

    Map<CloseReason, LongAdder> closed() {
        return closed;
    }
}
