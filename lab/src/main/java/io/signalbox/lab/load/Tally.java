package io.signalbox.lab.load;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/// The crowd's counters, written on its event loop and read from any thread.
final class Tally {
    final AtomicInteger alive = new AtomicInteger();
    final AtomicInteger connected = new AtomicInteger();
    final AtomicInteger polling = new AtomicInteger();
    final LongAdder started = new LongAdder();
    final LongAdder retired = new LongAdder();
    final LongAdder reconnects = new LongAdder();
    final LongAdder connectErrors = new LongAdder();
    final LongAdder published = new LongAdder();
    final LongAdder acknowledged = new LongAdder();
    final LongAdder ticks = new LongAdder();

    LoadStatistics statistics() {
        int now = connected.get();
        return new LoadStatistics(
                now,
                polling.get(),
                Math.max(0, alive.get() - now),
                new LoadStatistics.Totals(
                        started.sum(),
                        retired.sum(),
                        reconnects.sum(),
                        connectErrors.sum(),
                        published.sum(),
                        acknowledged.sum(),
                        ticks.sum()));
    }
}
