package io.signalbox.fleet;

import org.jspecify.annotations.Nullable;

/// What only Signalbox's own server reports about itself (object `signalbox` in `server_stats`).
///
/// @param colour as the server was told; null where it was told none
/// @param load cpu, heap and event-loop lag
/// @param drain null while it serves
/// @param redis `connected`, `disconnected` or `none`; kept as sent
public record ServerExtras(
        String version,
        @Nullable String colour,
        @Nullable String taskId,
        @Nullable String zone,
        ServerLoad load,
        int rooms,
        String redis,
        boolean draining,
        @Nullable DrainProgress drain) {

    public double cpu() {
        return load.cpu();
    }

    public long heapUsedBytes() {
        return load.heapUsedBytes();
    }

    public long heapMaxBytes() {
        return load.heapMaxBytes();
    }

    public double maxLoopLagMillis() {
        return load.maxLoopLagMillis();
    }
}
