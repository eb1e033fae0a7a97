package io.signalbox.socketio.adapter.redis;

import java.util.concurrent.atomic.LongAdder;

/// What went over Redis since the start. Any thread.
final class RedisCounters {

    private final LongAdder published = new LongAdder();
    private final LongAdder notPublished = new LongAdder();
    private final LongAdder received = new LongAdder();
    private final LongAdder malformed = new LongAdder();

    void published() {
        published.increment();
    }

    void notPublished() {
        notPublished.increment();
    }

    void received() {
        received.increment();
    }

    void malformed() {
        malformed.increment();
    }

    RedisTraffic snapshot() {
        return new RedisTraffic(
                published.sum(), notPublished.sum(), received.sum(), malformed.sum());
    }
}
