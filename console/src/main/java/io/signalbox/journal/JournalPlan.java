package io.signalbox.journal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was planned.
///
/// @param kind a stable word for the intent: `scale-service`, `scale-group`, `shift`, `switch`,
///     `roll-back`, `stop-task`, `join`, `leave`, `disconnect`, `emit`, `drain-server`, `end-drain`
/// @param move null for operations that move no traffic
public record JournalPlan(
        String kind, String title, List<Change> changes, @Nullable WeightMove move) {

    public JournalPlan {
        changes = List.copyOf(changes);
    }
}
