package io.signalbox.lab.logs;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// The last lines of one task: at most 5,000. Control thread only.
final class LogStream {
    private static final int KEPT = 5_000;

    private final String name;
    private final Instant created;
    private final Deque<LogEvent> events = new ArrayDeque<>();
    private long bytes;

    LogStream(String name, Instant created) {
        this.name = name;
        this.created = created;
    }

    void add(LogEvent event) {
        events.addLast(event);
        bytes += event.message().length();
        if (events.size() > KEPT) {
            removeFirst();
        }
    }

    void forgetBefore(Instant oldest) {
        while (!events.isEmpty() && events.getFirst().at().isBefore(oldest)) {
            removeFirst();
        }
    }

    private void removeFirst() {
        bytes -= events.removeFirst().message().length();
    }

    String name() {
        return name;
    }

    Instant created() {
        return created;
    }

    long bytes() {
        return bytes;
    }

    /// Oldest first.
    List<LogEvent> events() {
        return List.copyOf(events);
    }

    Optional<LogEvent> first() {
        return Optional.ofNullable(events.peekFirst());
    }

    Optional<LogEvent> last() {
        return Optional.ofNullable(events.peekLast());
    }
}
