package io.signalbox.lab.balancer;

import java.time.Duration;
import java.util.OptionalLong;

/// Settings of the balancer as a whole. `idleTimeout`: unless a listener has its own, a connection on which nothing moves for so long is closed (with
/// 504 when a target owes an answer); it must exceed the Socket.IO ping interval. `connectTimeout`: for reaching a
/// target. `seed` makes the weighted choice repeatable.
public record BalancerSettings(
        Duration idleTimeout, Duration connectTimeout, int loops, OptionalLong seed) {
    public BalancerSettings {
        if (!idleTimeout.isPositive() || !connectTimeout.isPositive()) {
            throw new IllegalArgumentException(
                    "timeouts must be positive, not %s and %s"
                            .formatted(idleTimeout, connectTimeout));
        }
        if (loops < 1) {
            throw new IllegalArgumentException("at least one event loop, not " + loops);
        }
    }

    /// 60 s idle, 5 s to connect, two event loops.
    public static BalancerSettings standard() {
        return new BalancerSettings(
                Duration.ofSeconds(60), Duration.ofSeconds(5), 2, OptionalLong.empty());
    }

    public BalancerSettings withIdleTimeout(Duration timeout) {
        return new BalancerSettings(timeout, connectTimeout, loops, seed);
    }

    public BalancerSettings withConnectTimeout(Duration timeout) {
        return new BalancerSettings(idleTimeout, timeout, loops, seed);
    }

    public BalancerSettings withSeed(long value) {
        return new BalancerSettings(idleTimeout, connectTimeout, loops, OptionalLong.of(value));
    }
}
