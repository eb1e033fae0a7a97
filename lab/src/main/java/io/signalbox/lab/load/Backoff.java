package io.signalbox.lab.load;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// The waits between tries to reconnect, by the official client's defaults: 1 s, doubling up to 5 s, each shortened or
/// lengthened by up to half at random.
final class Backoff {
    private static final double FIRST_MILLIS = 1_000;
    private static final double LONGEST_MILLIS = 5_000;
    private static final double JITTER = 0.5;

    private final RandomGenerator random;
    private int attempts;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    Duration next() {
        // From the third doubling on the limit holds; more would overflow in the end.
        double plain = FIRST_MILLIS * (1 << Math.min(attempts, 3));
        attempts++;
        double factor = 1 + JITTER * (2 * random.nextDouble() - 1);
        return Duration.ofMillis(Math.round(Math.min(plain * factor, LONGEST_MILLIS)));
    }

    void reset() {
        attempts = 0;
    }
}
