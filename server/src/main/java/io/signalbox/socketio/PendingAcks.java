package io.signalbox.socketio;

import io.signalbox.engineio.EngineLoop;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Answers that a socket's client still owes. Confined to the socket's loop.
final class PendingAcks {
    private final Map<Long, Waiting> waiting = new HashMap<>();

    /// Takes an answer, or hears why none will come.
    interface Waiting {
        void answered(List<@Nullable Object> args);

        void failed(String reason);
    }

    void add(long id, EngineLoop loop, Duration timeout, Waiting entry) {
        waiting.put(id, entry);
        loop.after(
                timeout.toNanos(),
                () -> {
                    if (waiting.remove(id, entry)) {
                        entry.failed("operation has timed out");
                    }
                });
    }

    /// An answer nobody waits for (late, repeated, invented) is ignored.
    void answered(long id, List<@Nullable Object> args) {
        Waiting entry = waiting.remove(id);
        if (entry != null) {
            entry.answered(args);
        }
    }

    void failAll(String reason) {
        List<Waiting> all = List.copyOf(waiting.values());
        waiting.clear();
        all.forEach(entry -> entry.failed(reason));
    }
}
