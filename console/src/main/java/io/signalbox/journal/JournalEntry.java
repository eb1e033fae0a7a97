package io.signalbox.journal;

import java.time.Instant;
import java.util.List;

/// One operation in the journal.
///
/// @param who the AWS identity that acted; in a fleet the admin login and the local user
/// @param environment by name
public record JournalEntry(
        String id,
        Instant at,
        String who,
        String environment,
        JournalPlan plan,
        List<JournalStep> steps,
        Outcome outcome,
        List<String> requestIds) {

    public JournalEntry {
        steps = List.copyOf(steps);
        requestIds = List.copyOf(requestIds);
    }

    public String title() {
        return plan.title();
    }

    public List<Change> changes() {
        return plan.changes();
    }
}
