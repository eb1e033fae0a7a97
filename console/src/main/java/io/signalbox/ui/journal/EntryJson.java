package io.signalbox.ui.journal;

import io.signalbox.environment.Colour;
import io.signalbox.journal.Change;
import io.signalbox.journal.JournalEntry;
import io.signalbox.journal.JournalStep;
import io.signalbox.journal.Outcome;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An entry as JSON text for the clipboard: ISO times, one member a line.
final class EntryJson {

    private final StringBuilder out = new StringBuilder();

    private EntryJson() {}

    static String of(JournalEntry entry, List<String> commands) {
        EntryJson json = new EntryJson();
        json.entry(entry, commands);
        return json.out.toString();
    }

    private void entry(JournalEntry entry, List<String> commands) {
        out.append("{\n");
        member("id", entry.id());
        member("at", entry.at().toString());
        member("who", entry.who());
        member("environment", entry.environment());
        member("kind", entry.plan().kind());
        member("title", entry.title());
        list("changes", entry.changes().stream().map(EntryJson::change).toList(), ",");
        list("steps", entry.steps().stream().map(EntryJson::step).toList(), ",");
        outcome(entry.outcome());
        list("requestIds", entry.requestIds().stream().map(EntryJson::text).toList(), ",");
        list("commands", commands.stream().map(EntryJson::text).toList(), "");
        out.append("}\n");
    }

    private void outcome(Outcome outcome) {
        member("outcome", JournalWords.outcome(outcome));
        switch (outcome) {
            case Outcome.Succeeded(Instant at) -> member("endedAt", at.toString());
            case Outcome.Cancelled(Instant at) -> member("endedAt", at.toString());
            case Outcome.Failed(Instant at, String sentence) -> {
                member("endedAt", at.toString());
                member("failure", sentence);
            }
            case Outcome.Running _, Outcome.Unfinished _ -> {}
        }
    }

    private void member(String name, String value) {
        out.append("  ").append(text(name)).append(": ").append(text(value)).append(",\n");
    }

    private void list(String name, List<String> items, String comma) {
        out.append("  ").append(text(name)).append(": [");
        if (!items.isEmpty()) {
            out.append("\n    ").append(String.join(",\n    ", items)).append("\n  ");
        }
        out.append(']').append(comma).append('\n');
    }

    private static String change(Change change) {
        Colour colour = change.colour();
        return "{\"subject\": %s, \"before\": %s, \"after\": %s, \"colour\": %s}"
                .formatted(
                        text(change.subject()),
                        text(change.before()),
                        text(change.after()),
                        text(colour == null ? null : colour.word()));
    }

    private static String step(JournalStep step) {
        Instant done = step.doneAt();
        return "{\"name\": %s, \"startedAt\": %s, \"doneAt\": %s}"
                .formatted(
                        text(step.name()),
                        text(step.startedAt().toString()),
                        text(done == null ? null : done.toString()));
    }

    private static String text(@Nullable String value) {
        if (value == null) {
            return "null";
        }
        StringBuilder quoted = new StringBuilder("\"");
        value.chars().forEach(c -> quoted.append(escaped((char) c)));
        return quoted.append('"').toString();
    }

    private static String escaped(char c) {
        return switch (c) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> c < ' ' ? "\\u%04x".formatted((int) c) : String.valueOf(c);
        };
    }
}
