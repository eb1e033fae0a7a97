package io.signalbox.socketio.admin.login;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/// Limits failed logins per address: ten at once, then one every three seconds. Safe on any thread.
final class AttemptLimit {

    private static final int BURST = 10;
    private static final long REFILL_NANOS = Duration.ofSeconds(3).toNanos();
    private static final int MAX_ADDRESSES = 10_000;

    private final LongSupplier nanoTime;
    // The moment at which an address would have used up nothing; later than now means debt.
    private final Map<String, Long> clearAt = new LinkedHashMap<>();

    AttemptLimit(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    synchronized boolean allows(String address) {
        Long clear = clearAt.get(address);
        return clear == null || clear - nanoTime.getAsLong() <= (BURST - 1) * REFILL_NANOS;
    }

    synchronized void failed(String address) {
        long now = nanoTime.getAsLong();
        Long clear = clearAt.remove(address);
        long from = clear == null || clear - now < 0 ? now : clear;
        clearAt.put(address, from + REFILL_NANOS);
        if (clearAt.size() > MAX_ADDRESSES) {
            clearAt.remove(clearAt.keySet().iterator().next());
        }
    }
}
