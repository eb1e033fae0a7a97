package io.signalbox.lab.logs;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Takes what processes print, on their threads, and hands it to the groups when it is drained. Of lines that come
/// faster than they are drained the oldest are lost, which is said in their place.
public final class LogIntake {
    private static final int WAITING = 10_000;
    private static final int LONGEST = 16_384;

    /// Where the lines of a task go.
    public record Place(String group, String stream) {
        private static final String DRIVER = "awslogs";

        /// By the `awslogs` driver, which names streams `PREFIX/CONTAINER/TASK`; empty for another driver.
        ///
        /// @param log a container's `logConfiguration`
        public static Optional<Place> of(Map<String, Object> log, String container, String task) {
            if (!DRIVER.equals(log.get("logDriver"))
                    || !(log.get("options") instanceof Map<?, ?> options)
                    || !(options.get("awslogs-group") instanceof String group)) {
                return Optional.empty();
            }
            String prefix =
                    options.get("awslogs-stream-prefix") instanceof String given ? given : "";
            String stream = prefix.isEmpty() ? task : prefix + "/" + container + "/" + task;
            return Optional.of(new Place(group, stream));
        }
    }

    private record Line(Place place, Instant at, String text) {}

    private final InstantSource clock;
    private final Deque<Line> waiting = new ArrayDeque<>();
    private int lost;

    public LogIntake(InstantSource clock) {
        this.clock = clock;
    }

    /// Any thread.
    public synchronized void line(Place place, String text) {
        if (waiting.size() == WAITING) {
            waiting.removeFirst();
            lost++;
        }
        String kept = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        waiting.addLast(new Line(place, clock.instant(), kept));
    }

    private synchronized List<Line> take() {
        List<Line> taken = new ArrayList<>(waiting.size() + 1);
        if (lost > 0) {
            Line first = waiting.getFirst();
            taken.add(new Line(first.place(), first.at(), lost + " lines were lost here"));
            lost = 0;
        }
        taken.addAll(waiting);
        waiting.clear();
        return taken;
    }

    /// Control thread only.
    public void drain(LogGroups groups) {
        for (Line line : take()) {
            groups.append(line.place().group(), line.place().stream(), line.at(), line.text());
        }
    }
}
