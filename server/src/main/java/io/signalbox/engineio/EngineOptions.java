package io.signalbox.engineio;

import java.time.Duration;

/// Settings of the engine, with the official names and defaults.
///
/// @param path without a trailing slash; both forms are served
/// @param pingInterval from the open packet or the last pong to the next ping
/// @param pingTimeout from a ping to the end of the session
/// @param upgradeTimeout from the probe's connection to its `upgrade` packet
/// @param limits sizes
/// @param cors other origins
/// @param loops the event loops
public record EngineOptions(
        String path,
        Duration pingInterval,
        Duration pingTimeout,
        Duration upgradeTimeout,
        EngineLimits limits,
        CorsOptions cors,
        LoopOptions loops) {

    /// The official defaults.
    public static final EngineOptions DEFAULT =
            new EngineOptions(
                    "/socket.io",
                    Duration.ofSeconds(25),
                    Duration.ofSeconds(20),
                    Duration.ofSeconds(10),
                    EngineLimits.DEFAULT,
                    CorsOptions.NONE,
                    LoopOptions.DEFAULT);

    /// A copy with another path.
    public EngineOptions withPath(String value) {
        return new EngineOptions(
                value, pingInterval, pingTimeout, upgradeTimeout, limits, cors, loops);
    }

    /// A copy with another heartbeat.
    public EngineOptions withHeartbeat(Duration interval, Duration timeout) {
        return new EngineOptions(path, interval, timeout, upgradeTimeout, limits, cors, loops);
    }

    /// A copy with other limits.
    public EngineOptions withLimits(EngineLimits value) {
        return new EngineOptions(
                path, pingInterval, pingTimeout, upgradeTimeout, value, cors, loops);
    }

    /// A copy with other origins.
    public EngineOptions withCors(CorsOptions value) {
        return new EngineOptions(
                path, pingInterval, pingTimeout, upgradeTimeout, limits, value, loops);
    }

    /// A copy with another number of event loops.
    public EngineOptions withLoops(int value) {
        return withLoops(loops.withCount(value));
    }

    /// A copy with other event loops.
    public EngineOptions withLoops(LoopOptions value) {
        return new EngineOptions(
                path, pingInterval, pingTimeout, upgradeTimeout, limits, cors, value);
    }
}
