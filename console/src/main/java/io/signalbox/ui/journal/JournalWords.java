package io.signalbox.ui.journal;

import io.signalbox.journal.Change;
import io.signalbox.journal.JournalEntry;
import io.signalbox.journal.JournalStep;
import io.signalbox.journal.Outcome;
import io.signalbox.ui.kit.Tone;
import io.signalbox.ui.kit.words.Numbers;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;

/// The words of the journal.
final class JournalWords {

    private JournalWords() {}

    /// `succeeded`, `failed` …: one word for the table.
    static String outcome(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Running _ -> "running";
            case Outcome.Succeeded _ -> "succeeded";
            case Outcome.Failed _ -> "failed";
            case Outcome.Cancelled _ -> "cancelled";
            case Outcome.Unfinished _ -> "unfinished";
        };
    }

    static Tone tone(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Running _, Outcome.Succeeded _ -> Tone.NORMAL;
            case Outcome.Cancelled _ -> Tone.QUIET;
            case Outcome.Unfinished _ -> Tone.WARN;
            case Outcome.Failed _ -> Tone.CRITICAL;
        };
    }

    /// The outcome as a sentence, with what to do where something is.
    ///
    /// @param now the time of what is shown
    static String sentence(Outcome outcome, Instant now) {
        return switch (outcome) {
            case Outcome.Running _ -> "Running now.";
            case Outcome.Succeeded(Instant at) ->
                    "Verified by reading back at " + Numbers.moment(at, now) + ".";
            case Outcome.Failed(Instant at, String sentence) ->
                    "Failed at " + Numbers.moment(at, now) + ": " + sentence;
            case Outcome.Cancelled(Instant at) ->
                    "Cancelled by the operator at " + Numbers.moment(at, now) + ".";
            case Outcome.Unfinished _ ->
                    "The console ended before this did, so what AWS did is not known: compare the"
                            + " values below with Scaling and Traffic before you repeat it.";
        };
    }

    /// `channels-blue desired 2 → 3`; several joined by commas.
    static String changes(JournalEntry entry) {
        return entry.changes().stream().map(JournalWords::change).collect(Collectors.joining(", "));
    }

    static String change(Change change) {
        return "%s %s".formatted(change.subject(), values(change));
    }

    /// `2 → 3`.
    static String values(Change change) {
        return change.before() + " \u2192 " + change.after();
    }

    /// How long it took; empty where that is not known.
    static Optional<Duration> took(JournalEntry entry) {
        return switch (entry.outcome()) {
            case Outcome.Running _, Outcome.Unfinished _ -> Optional.empty();
            case Outcome.Succeeded(Instant end) -> Optional.of(Duration.between(entry.at(), end));
            case Outcome.Failed(Instant end, String _) ->
                    Optional.of(Duration.between(entry.at(), end));
            case Outcome.Cancelled(Instant end) -> Optional.of(Duration.between(entry.at(), end));
        };
    }

    /// `13:46:02, 1.4 s`, or that it was cut off.
    static String step(JournalStep step, Outcome outcome) {
        Instant done = step.doneAt();
        if (done != null) {
            return "%s, took %s"
                    .formatted(
                            Numbers.clock(step.startedAt()),
                            Numbers.age(Duration.between(step.startedAt(), done)));
        }
        String how = outcome instanceof Outcome.Running ? "running" : "not finished";
        return Numbers.clock(step.startedAt()) + ", " + how;
    }

    static Tone stepTone(JournalStep step, Outcome outcome) {
        return step.doneAt() == null && !(outcome instanceof Outcome.Running)
                ? tone(outcome)
                : Tone.NORMAL;
    }

    /// The last part of an ARN, for the table.
    static String shortWho(String who) {
        return who.substring(who.lastIndexOf('/') + 1);
    }
}
