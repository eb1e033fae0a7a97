package io.signalbox.fleet;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One Socket.IO server, keyed by `serverId`, as its last `server_stats` told.
///
/// @param extras null for servers other than Signalbox's
public record ServerEntry(
        String serverId,
        String hostname,
        long pid,
        Duration uptime,
        ClientCounts counts,
        Rates rates,
        Liveness liveness,
        @Nullable ServerExtras extras) {

    /// @param clients Engine.IO connections
    /// @param pollingClients those of them on HTTP long-polling
    public record ClientCounts(int clients, int pollingClients) {}

    /// @param lastSeen when the last stats arrived, by this machine's clock
    /// @param healthy false once nothing was heard for ten seconds
    public record Liveness(Instant lastSeen, boolean healthy) {}

    public int clients() {
        return counts.clients();
    }

    public int pollingClients() {
        return counts.pollingClients();
    }

    public double eventsInPerSecond() {
        return rates.eventsIn();
    }

    public double eventsOutPerSecond() {
        return rates.eventsOut();
    }

    public double connectsPerSecond() {
        return rates.connects();
    }

    public Instant lastSeen() {
        return liveness.lastSeen();
    }

    public boolean healthy() {
        return liveness.healthy();
    }
}
