package io.signalbox.socketio.admin.feed;

import io.signalbox.engineio.CloseReason;
import io.signalbox.engineio.EngineSession;
import io.signalbox.socketio.ServerObserver;

/// Counts connections for the statistics of both modes.
public final class ConnectionCounter implements ServerObserver {

    private final TrafficBuckets buckets;

    /// Counts into these buckets.
    public ConnectionCounter(TrafficBuckets buckets) {
        this.buckets = buckets;
    }

    @Override
    public void sessionOpened(EngineSession session) {
        buckets.connected();
    }

    @Override
    public void sessionClosed(EngineSession session, CloseReason reason) {
        buckets.disconnected(reason.text());
    }
}
