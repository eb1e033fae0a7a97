package io.signalbox.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The samples of the last hour. Belongs to the fleet thread.
final class FleetHistory {

    private static final Duration INTERVAL = Duration.ofSeconds(2);
    private static final int KEPT = 1800;

    private final Deque<FleetSample> samples = new ArrayDeque<>();
    private @Nullable List<FleetSample> list = List.of();

    boolean due(Instant now) {
        FleetSample last = samples.peekLast();
        return last == null || !now.isBefore(last.at().plus(INTERVAL));
    }

    void take(Instant now, Map<String, ServerRow> servers, Rates rates) {
        var clients = new HashMap<String, Integer>();
        var connects = new HashMap<String, Integer>();
        servers.forEach(
                (id, row) -> {
                    int opened = row.takeConnects();
                    if (row.entry().healthy()) {
                        clients.put(id, row.entry().clients());
                        connects.put(id, opened);
                    }
                });
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
