package io.signalbox.ui.journal;

import io.signalbox.journal.Change;
import io.signalbox.journal.JournalEntry;
import io.signalbox.ui.kit.Fact;
import io.signalbox.ui.kit.Tone;
import io.signalbox.ui.kit.words.Numbers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What the cards below the table show of one entry.
///
/// @param commands the equivalent `aws` commands; empty for operations of an earlier run, whose
///     journal does not hold them
record JournalDetail(
        JournalEntry entry,
        String sentence,
        Tone tone,
        List<Fact> changes,
        List<Fact> steps,
        List<Fact> record,
        List<String> commands) {

    /// @param now the time of what is shown
    static JournalDetail of(JournalEntry entry, List<String> commands, Instant now) {
        return new JournalDetail(
                entry,
                JournalWords.sentence(entry.outcome(), now),
                JournalWords.tone(entry.outcome()),
                entry.changes().stream().map(JournalDetail::fact).toList(),
                steps(entry),
                record(entry, now),
                commands);
    }

    private static Fact fact(Change change) {
        return Fact.of(change.subject(), JournalWords.values(change));
    }

    private static List<Fact> steps(JournalEntry entry) {
        return entry.steps().stream()
                .map(
                        step ->
                                Fact.of(step.name(), JournalWords.step(step, entry.outcome()))
                                        .tone(JournalWords.stepTone(step, entry.outcome())))
                .toList();
    }

    private static List<Fact> record(JournalEntry entry, Instant now) {
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.mono("Journal id", entry.id()));
        facts.add(Fact.mono("Who", entry.who()));
        facts.add(Fact.of("When", Numbers.moment(entry.at(), now)));
        facts.add(Fact.of("Environment", entry.environment()));
        for (String requestId : entry.requestIds()) {
            facts.add(Fact.mono("Request id", requestId));
        }
        if (entry.requestIds().isEmpty()) {
            facts.add(Fact.of("Request id", "none written down").tone(Tone.QUIET));
        }
        return facts;
    }
}
