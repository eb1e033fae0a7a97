package io.signalbox.socketio.adapter.redis.link;

import java.util.concurrent.atomic.LongAdder;

/// What went over Redis since the start. Any thread.
public final class RedisCounters {

    private final LongAdder published = new LongAdder();
    private final LongAdder notPublished = new LongAdder();
    private final LongAdder received = new LongAdder();
    private final LongAdder malformed = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder reconnects = new LongAdder();

    /// A message was meant for Redis, whatever becomes of it.
    void published() {
        published.increment();
    }

    /// A message got lost on the way to Redis.
    void notPublished() {
        notPublished.increment();
    }

    /// A message was meant for this server.
    public void received() {
        received.increment();
    }

    /// A received message was not understood.
    public void malformed() {
        malformed.increment();
    }

    /// What a received message asked for has failed.
    void failed() {
        failed.increment();
    }

    void reconnected() {
        reconnects.increment();
    }

    RedisTraffic snapshot() {
        return new RedisTraffic(
                published.sum(),
                notPublished.sum(),
                received.sum(),
                malformed.sum(),
                failed.sum(),
                reconnects.sum());
    }
}
