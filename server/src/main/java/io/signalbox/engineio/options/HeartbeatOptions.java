package io.signalbox.engineio.options;

import java.time.Duration;

/// Heartbeat of every session.
///
/// @param pingInterval from the open packet or the last pong to the next ping
/// @param pingTimeout from a ping to the end of the session
public record HeartbeatOptions(Duration pingInterval, Duration pingTimeout) {

    /// The official defaults.
    public static final HeartbeatOptions DEFAULT =
            new HeartbeatOptions(Duration.ofSeconds(25), Duration.ofSeconds(20));
}
