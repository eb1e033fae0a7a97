package io.signalbox.journal;

import java.time.Instant;

/// One line of the journal file. The file is a history of these; [JournalEntry] is what they add up
/// to.
sealed interface JournalLine {

    String id();

    Instant at();

    record Begin(String id, Instant at, String who, String environment, JournalPlan plan)
            implements JournalLine {}

    record StepBegin(String id, Instant at, String name) implements JournalLine {}

    record StepEnd(String id, Instant at, String name) implements JournalLine {}

    /// AWS took a change.
    record Wrote(String id, Instant at, String requestId) implements JournalLine {}

    record End(String id, Instant at, Outcome outcome) implements JournalLine {}
}
