package io.signalbox.bench.soak;

import io.netty.channel.Channel;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/// What the odd clients have done. Any thread.
final class Counts {

    /// Their acts.
    enum Act {
        BINARY,
        SLOW,
        ABORTED_POLL,
        NAMESPACE,
        HOSTILE,
        SILENT,
        ADMIN
    }

    private final Map<Act, LongAdder> acts = new EnumMap<>(Act.class);
    private final LongAdder received = new LongAdder();
    private final LongAdder admin = new LongAdder();
    private final AtomicInteger open = new AtomicInteger();

    Counts() {
        for (Act act : Act.values()) {
            acts.put(act, new LongAdder());
        }
    }

    void count(Act act) {
        LongAdder adder = acts.get(act);
        if (adder != null) {
            adder.increment();
        }
    }

    void received() {
        received.increment();
    }

    void toldAdmin() {
        admin.increment();
    }

    void opened(Channel channel) {
        open.incrementAndGet();
        channel.closeFuture().addListener(_ -> open.decrementAndGet());
    }

    int open() {
        return open.get();
    }

    long messages() {
        return received.sum();
    }

    /// Frames that the admin client has had; it is connected when there are any.
    long toAdmin() {
        return admin.sum();
    }

    String line() {
        return acts.entrySet().stream()
                .map(e -> e.getKey().name().toLowerCase(java.util.Locale.ROOT) + " " + e.getValue())
                .collect(Collectors.joining(", "));
    }
}
