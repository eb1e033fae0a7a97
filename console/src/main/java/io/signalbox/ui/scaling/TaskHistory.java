package io.signalbox.ui.scaling;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What was read of each service in the last hour, oldest first: AWS keeps no history of desired
/// counts, so the console gathers its own from one reading to the next.
///
/// Bounded by time and by number; readings that repeat or go back in time are dropped. Confined to
/// the thread that records.
final class TaskHistory {

    /// One reading of one service. `socketsPerTask` is 0 while no task runs.
    record Sample(Instant at, int running, int desired, double socketsPerTask) {}

    static final Duration KEPT = Duration.ofHours(1);
    static final int MOST = 2_000;

    private final Map<String, Deque<Sample>> byService = new HashMap<>();

    /// Adds a reading of `service`; true if it was news.
    boolean add(String service, Sample sample) {
        Deque<Sample> samples = byService.computeIfAbsent(service, _ -> new ArrayDeque<>());
        if (!samples.isEmpty() && !sample.at().isAfter(samples.getLast().at())) {
            return false;
        }
        samples.addLast(sample);
        Instant oldest = sample.at().minus(KEPT);
        while (samples.size() > MOST || samples.getFirst().at().isBefore(oldest)) {
            samples.removeFirst();
        }
        return true;
    }

    /// The readings of `service`, oldest first; empty when there were none.
    List<Sample> of(String service) {
        return new ArrayList<>(byService.getOrDefault(service, new ArrayDeque<>()));
    }
}
