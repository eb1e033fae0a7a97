package io.signalbox.socketio.adapter.recovery;

import java.time.Duration;

/// The official option `connectionStateRecovery`, with bounds for what is kept. All bounds hold for each
/// namespace; what exceeds one, the oldest goes first, and a client that would need it starts afresh.
///
/// @param maxDisconnectionDuration how long a client may be away; 2 minutes by default
/// @param skipMiddlewares whether a client that comes back is let in without the connect middlewares; true by
///     default
/// @param maxPackets how many events are kept; 10,000 by default
/// @param maxBytes how many encoded bytes of events are kept; 16 MiB by default
/// @param maxSessions how many absent clients are remembered; 10,000 by default
public record RecoveryOptions(
        Duration maxDisconnectionDuration,
        boolean skipMiddlewares,
        int maxPackets,
        long maxBytes,
        int maxSessions) {

    /// The official defaults.
    public static final RecoveryOptions DEFAULT =
            new RecoveryOptions(Duration.ofMinutes(2), true, 10_000, 16 << 20, 10_000);

    /// @throws IllegalArgumentException for a value that is not positive
    public RecoveryOptions {
        positive("maxDisconnectionDuration", maxDisconnectionDuration.toMillis());
        positive("maxPackets", maxPackets);
        positive("maxBytes", maxBytes);
        positive("maxSessions", maxSessions);
    }

    private static void positive(String name, long value) {
        if (value <= 0) {
            throw new IllegalArgumentException(name + " has to be positive, not " + value);
        }
    }

    /// A copy with another limit for the absence.
    public RecoveryOptions withMaxDisconnectionDuration(Duration value) {
        return new RecoveryOptions(value, skipMiddlewares, maxPackets, maxBytes, maxSessions);
    }

    /// A copy with the choice about middlewares made.
    public RecoveryOptions withSkipMiddlewares(boolean value) {
        return new RecoveryOptions(
                maxDisconnectionDuration, value, maxPackets, maxBytes, maxSessions);
    }

    /// A copy with other bounds of memory.
    public RecoveryOptions withBounds(int packets, long bytes, int sessions) {
        return new RecoveryOptions(
                maxDisconnectionDuration, skipMiddlewares, packets, bytes, sessions);
    }
}
