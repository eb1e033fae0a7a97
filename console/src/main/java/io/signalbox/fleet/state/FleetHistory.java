package io.signalbox.fleet.state;

import io.signalbox.fleet.FleetSample;
import io.signalbox.fleet.Rates;
import io.signalbox.fleet.ServerCounts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The samples of the last hour. Belongs to the fleet thread.
final class FleetHistory {

    private static final Duration INTERVAL = Duration.ofSeconds(2);
    private static final int KEPT = 1800;

    private final Deque<FleetSample> samples = new ArrayDeque<>();
    private ServerCounts clients = ServerCounts.NONE;
    private ServerCounts connects = ServerCounts.NONE;
    private @Nullable List<FleetSample> list = List.of();

    boolean due(Instant now) {
        FleetSample last = samples.peekLast();
        return last == null || !now.isBefore(last.at().plus(INTERVAL));
    }

    /// @param servers by id, sorted
    void take(Instant now, Map<String, ServerRow> servers, Rates rates) {
        List<String> ids = new ArrayList<>(servers.size());
        int[] there = new int[servers.size()];
        int[] opened = new int[servers.size()];
        for (Map.Entry<String, ServerRow> server : servers.entrySet()) {
            int connectsSince = server.getValue().takeConnects();
            if (server.getValue().healthy()) {
                there[ids.size()] = server.getValue().clients();
                opened[ids.size()] = connectsSince;
                ids.add(server.getKey());
            }
        }
        clients = ServerCounts.of(ids, Arrays.copyOf(there, ids.size()), clients);
        connects = ServerCounts.of(ids, Arrays.copyOf(opened, ids.size()), connects);
        samples.addLast(new FleetSample(now, clients, connects, rates));
        if (samples.size() > KEPT) {
            samples.removeFirst();
        }
        list = null;
    }

    List<FleetSample> samples() {
        if (list == null) {
            list = List.copyOf(samples);
        }
        return list;
    }
}
