package io.signalbox.ui.servers;

import io.signalbox.fleet.ServerEntry;
import io.signalbox.fleet.ServerExtras;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Event-loop lag of each server over the last ten minutes. The fleet's own samples carry counts
/// only, so the screen gathers what the servers report. Confined to one thread.
final class LagHistory {

    record Lag(Instant at, double millis) {}

    static final Duration KEPT = Duration.ofMinutes(10);
    static final int MOST = 400;

    private final Map<String, Deque<Lag>> byServer = new HashMap<>();

    /// Takes what is new in `servers`; forgets servers that are no longer among them.
    void add(List<ServerEntry> servers) {
        for (ServerEntry server : servers) {
            ServerExtras extras = server.extras();
            if (extras != null) {
                add(server.serverId(), new Lag(server.lastSeen(), extras.maxLoopLagMillis()));
            }
        }
        if (byServer.size() > servers.size()) {
            byServer.keySet()
                    .removeIf(id -> servers.stream().noneMatch(s -> s.serverId().equals(id)));
        }
    }

    private void add(String serverId, Lag lag) {
        Deque<Lag> lags = byServer.computeIfAbsent(serverId, _ -> new ArrayDeque<>());
        if (!lags.isEmpty() && !lag.at().isAfter(lags.getLast().at())) {
            return;
        }
        lags.addLast(lag);
        Instant oldest = lag.at().minus(KEPT);
        while (lags.size() > MOST || lags.getFirst().at().isBefore(oldest)) {
            lags.removeFirst();
        }
    }

    /// Oldest first; empty for a server that reports none.
    List<Lag> of(String serverId) {
        return List.copyOf(byServer.getOrDefault(serverId, new ArrayDeque<>()));
    }

    /// The middle of the values: what is usual.
    static double usual(List<Lag> lags) {
        double[] sorted = lags.stream().mapToDouble(Lag::millis).sorted().toArray();
        return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    }
}
