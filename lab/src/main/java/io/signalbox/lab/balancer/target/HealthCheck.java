package io.signalbox.lab.balancer.target;

import java.time.Duration;

/// How targets are checked: `GET path` on the target's own port, healthy means status 200 within `timeout`.
///
/// A newly registered target is healthy after one success; an unhealthy one needs `healthyThreshold` successes in a
/// row; `unhealthyThreshold` failures in a row make any target unhealthy. The lab may check faster than AWS allows
/// (5 s), but never more often than every 50 ms.
public record HealthCheck(
        String path,
        Duration interval,
        Duration timeout,
        int healthyThreshold,
        int unhealthyThreshold) {
    private static final Duration SHORTEST = Duration.ofMillis(50);

    public HealthCheck {
        if (!path.startsWith("/") || path.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            throw new IllegalArgumentException(
                    "health check path must start with / and be printable ASCII, not '"
                            + path
                            + "'");
        }
        if (interval.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException(
                    "health check interval must be at least " + SHORTEST + ", not " + interval);
        }
        if (!timeout.isPositive()) {
            throw new IllegalArgumentException(
                    "health check timeout must be positive, not " + timeout);
        }
        if (healthyThreshold < 1 || unhealthyThreshold < 1) {
            throw new IllegalArgumentException(
                    "health check thresholds must be at least 1, not %d and %d"
                            .formatted(healthyThreshold, unhealthyThreshold));
        }
    }

    /// Every `interval`, thresholds of two, one second to answer.
    public static HealthCheck of(String path, Duration interval) {
        return new HealthCheck(path, interval, Duration.ofSeconds(1), 2, 2);
    }
}
