package io.signalbox.journal;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The record of all operations on this machine. Each call is on the disk before it returns, so what
/// was begun is known even after a crash. Safe on any thread; calls block for the disk.
///
/// Every writing method throws [JournalException] when the file cannot be written; nothing may be
/// changed in AWS then.
public final class Journal implements AutoCloseable {

    private final JournalFile file;
    private final InstantSource clock;
    private final Map<String, JournalEntry> entries = new LinkedHashMap<>();
    private int unreadableLines;

    private Journal(JournalFile file, InstantSource clock) {
        this.file = file;
        this.clock = clock;
    }

    /// Opens or creates the file and reads it. What was begun there and not ended is
    /// [Outcome.Unfinished] from now on.
    public static Journal open(Path path, InstantSource clock) {
        var journal = new Journal(JournalFile.open(path), clock);
        journal.load();
        return journal;
    }

    private synchronized void load() {
        for (String line : file.lines()) {
            Optional<JournalLine> read = JournalCodec.read(line);
            if (read.isEmpty()) {
                unreadableLines++;
            }
            read.ifPresent(this::apply);
        }
        entries.replaceAll(
                (_, entry) ->
                        entry.outcome() instanceof Outcome.Running
                                ? with(entry, entry.steps(), new Outcome.Unfinished())
                                : entry);
    }

    /// Newest first.
    public synchronized List<JournalEntry> entries() {
        return List.copyOf(new ArrayList<>(entries.values()).reversed());
    }

    /// Operations that an earlier console began and did not end, newest first.
    public List<JournalEntry> unfinished() {
        return entries().stream()
                .filter(entry -> entry.outcome() instanceof Outcome.Unfinished)
                .toList();
    }

    /// Lines of the file that this version cannot read; they stay where they are.
    public synchronized int unreadableLines() {
        return unreadableLines;
    }

    /// To be called before anything is changed.
    public void begin(String id, String who, String environment, JournalPlan plan) {
        record(new JournalLine.Begin(id, clock.instant(), who, environment, plan));
    }

    public void stepBegun(String id, String name) {
        record(new JournalLine.StepBegin(id, clock.instant(), name));
    }

    public void stepDone(String id, String name) {
        record(new JournalLine.StepEnd(id, clock.instant(), name));
    }

    /// AWS accepted a change of this operation.
    public void wrote(String id, String requestId) {
        record(new JournalLine.Wrote(id, clock.instant(), requestId));
    }

    public void succeeded(String id) {
        Instant now = clock.instant();
        record(new JournalLine.End(id, now, new Outcome.Succeeded(now)));
    }

    public void failed(String id, String sentence) {
        Instant now = clock.instant();
        record(new JournalLine.End(id, now, new Outcome.Failed(now, sentence)));
    }

    public void cancelled(String id) {
        Instant now = clock.instant();
        record(new JournalLine.End(id, now, new Outcome.Cancelled(now)));
    }

    @Override
    public void close() {
        file.close();
    }

    private synchronized void record(JournalLine line) {
        file.append(JournalCodec.write(line));
        apply(line);
    }

    private void apply(JournalLine line) {
        switch (line) {
            case JournalLine.Begin begin ->
                    entries.put(
                            begin.id(),
                            new JournalEntry(
                                    begin.id(),
                                    begin.at(),
                                    begin.who(),
                                    begin.environment(),
                                    begin.plan(),
                                    List.of(),
                                    new Outcome.Running(),
                                    List.of()));
            case JournalLine.StepBegin step ->
                    change(step.id(), entry -> with(entry, begun(entry, step), entry.outcome()));
            case JournalLine.StepEnd step ->
                    change(step.id(), entry -> with(entry, done(entry, step), entry.outcome()));
            case JournalLine.Wrote wrote ->
                    change(wrote.id(), entry -> withRequest(entry, wrote.requestId()));
            case JournalLine.End end ->
                    change(end.id(), entry -> with(entry, entry.steps(), end.outcome()));
        }
    }

    private void change(String id, UnaryOperator<JournalEntry> change) {
        entries.computeIfPresent(id, (_, entry) -> change.apply(entry));
    }

    private static List<JournalStep> begun(JournalEntry entry, JournalLine.StepBegin step) {
        var steps = new ArrayList<>(entry.steps());
        steps.add(new JournalStep(step.name(), step.at(), null));
        return steps;
    }

    private static List<JournalStep> done(JournalEntry entry, JournalLine.StepEnd end) {
        return entry.steps().stream()
                .map(
                        step ->
                                step.name().equals(end.name()) && step.doneAt() == null
                                        ? new JournalStep(step.name(), step.startedAt(), end.at())
                                        : step)
                .toList();
    }

    private static JournalEntry with(JournalEntry entry, List<JournalStep> steps, Outcome outcome) {
        return new JournalEntry(
                entry.id(),
                entry.at(),
                entry.who(),
                entry.environment(),
                entry.plan(),
                steps,
                outcome,
                entry.requestIds());
    }

    private static JournalEntry withRequest(JournalEntry entry, String requestId) {
        var ids = new ArrayList<>(entry.requestIds());
        ids.add(requestId);
        return new JournalEntry(
                entry.id(),
                entry.at(),
                entry.who(),
                entry.environment(),
                entry.plan(),
                entry.steps(),
                entry.outcome(),
                ids);
    }
}
