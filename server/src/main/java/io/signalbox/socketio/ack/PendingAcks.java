package io.signalbox.socketio.ack;

import io.signalbox.engineio.EngineLoop;
import io.signalbox.engineio.LoopTimer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/// Answers that a socket's client still owes. Confined to the socket's loop.
public final class PendingAcks {
    private final Map<Long, Owed> waiting = new HashMap<>();
    private final LongAdder timedOut;

    /// @param timedOut counts answers that did not come in time
    public PendingAcks(LongAdder timedOut) {
        this.timedOut = timedOut;
    }

    /// Takes an answer, or hears why none will come.
    public interface Waiting {

        /// On the loop.
        void answered(List<@Nullable Object> args);

        /// On the loop. The reason is a sentence without a full stop.
        void failed(String reason);
    }

    private record Owed(Waiting entry, LoopTimer deadline) {}

    /// Waits for an answer.
    public void add(long id, EngineLoop loop, Duration timeout, Waiting entry) {
        LoopTimer deadline =
                loop.after(
                        timeout.toNanos(),
                        () -> {
                            if (waiting.remove(id) != null) {
                                timedOut.increment();
                                entry.failed("operation has timed out");
                            }
                        });
        waiting.put(id, new Owed(entry, deadline));
    }

    /// An answer nobody waits for (late, repeated, invented) is ignored.
    public void answered(long id, List<@Nullable Object> args) {
        Owed owed = waiting.remove(id);
        if (owed != null) {
            owed.deadline().cancel();
            owed.entry().answered(args);
        }
    }

    /// None will come any more.
    public void failAll(String reason) {
        List<Owed> all = List.copyOf(waiting.values());
        waiting.clear();
        all.forEach(
                owed -> {
                    owed.deadline().cancel();
                    owed.entry().failed(reason);
                });
    }
}
