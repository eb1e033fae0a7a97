package io.signalbox.lab.balancer.target;

import java.time.Duration;

/// The limit that both cookie layers share: 1 second to 7 days.
public final class Stickiness {
    private static final Duration LONGEST = Duration.ofDays(7);

    private Stickiness() {}

    public static void requireAllowed(Duration life) {
        if (life.compareTo(Duration.ofSeconds(1)) < 0 || life.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "stickiness must be 1 to 604800 seconds, not " + life.toSeconds());
        }
    }
}
