package io.signalbox.engineio;

import java.util.concurrent.atomic.AtomicLong;

/// Traffic of one event loop: written by that loop only, read by anybody.
final class LoopCounters {
    private final AtomicLong packetsIn = new AtomicLong();
    private final AtomicLong bytesIn = new AtomicLong();
    private final AtomicLong packetsOut = new AtomicLong();
    private final AtomicLong bytesOut = new AtomicLong();

    void received(int bytes) {
        add(packetsIn, 1);
        add(bytesIn, bytes);
    }

    void sent(int packets, int bytes) {
        add(packetsOut, packets);
        add(bytesOut, bytes);
    }

    // One writer: a plain read and an opaque write are enough and cost no locked instruction.
    private static void add(AtomicLong counter, long value) {
        counter.setOpaque(counter.getPlain() + value);
    }

    Traffic traffic() {
        return new Traffic(
                packetsIn.getOpaque(),
                bytesIn.getOpaque(),
                packetsOut.getOpaque(),
                bytesOut.getOpaque());
    }
}
