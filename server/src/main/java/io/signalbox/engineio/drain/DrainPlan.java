package io.signalbox.engineio.drain;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How a server is to be drained.
///
/// @param pace how fast connections are closed
/// @param grace how long clients are served undisturbed after readiness has failed; null for as many
///     milliseconds as there are clients, at most [#MAX_OWN_GRACE]
public record DrainPlan(Pace pace, @Nullable Duration grace) {
    /// Longest grace that a plan without one gives.
    public static final Duration MAX_OWN_GRACE = Duration.ofSeconds(5);

    /// How fast.
    public sealed interface Pace {

        /// A number of connections each second.
        record PerSecond(double sockets) implements Pace {
            /// @throws IllegalArgumentException unless it is a positive number
            public PerSecond {
                if (!(sockets > 0) || Double.isInfinite(sockets)) {
                    throw new IllegalArgumentException(
                            "the pace of a drain is a positive number: " + sockets);
                }
            }
        }

        /// As slow as the time allows, grace included, but not slower than `least` each second.
        record Within(Duration time, double least) implements Pace {}
    }

    Duration grace(int clients) {
        Duration own = Duration.ofMillis(clients);
        Duration wanted =
                grace != null ? grace : own.compareTo(MAX_OWN_GRACE) < 0 ? own : MAX_OWN_GRACE;
        return switch (pace) {
            case Pace.PerSecond _ -> wanted;
            // Half of the time must remain for the clients.
            case Pace.Within(Duration time, double _) -> {
                Duration half = time.dividedBy(2);
                yield wanted.compareTo(half) < 0 ? wanted : half;
            }
        };
    }

    double socketsPerSecond(int clients, Duration used) {
        return switch (pace) {
            case Pace.PerSecond(double sockets) -> sockets;
            case Pace.Within(Duration time, double least) -> {
                double seconds = Math.max(0.1, time.minus(used).toMillis() / 1e3);
                yield Math.max(least, clients / seconds);
            }
        };
    }
}
