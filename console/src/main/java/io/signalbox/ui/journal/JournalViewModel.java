package io.signalbox.ui.journal;

import io.signalbox.journal.JournalEntry;
import io.signalbox.journal.Outcome;
import io.signalbox.ui.kit.operation.OperationProgress;
import io.signalbox.ui.kit.screen.Actions;
import io.signalbox.ui.kit.screen.Availability;
import io.signalbox.ui.kit.screen.ConsoleSnapshot;
import io.signalbox.ui.kit.table.RowFilter;
import io.signalbox.ui.kit.words.Numbers;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// What the Journal screen shows. FX thread only, but needs no toolkit. The journal is asked in the
/// background, because it may be waiting for the disk, and only when an operation has moved.
final class JournalViewModel {

    private static final Availability NOTHING_CHOSEN = Availability.impossible("Choose an entry");

    private final Supplier<List<JournalEntry>> journal;
    private final Actions actions;
    private final Executor background;
    private final Executor fx;
    private final RowFilter<JournalEntry> filter;
    private final ObjectProperty<@Nullable JournalEntry> selected = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<Optional<JournalDetail>> detail =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper unfinished = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper emptySentence =
            new ReadOnlyStringWrapper("Reading the journal\u2026");
    private List<OperationProgress> operations = List.of();
    private Instant at = Instant.EPOCH;
    private boolean asked;

    /// @param journal the entries, newest first; called in the background
    JournalViewModel(
            Supplier<List<JournalEntry>> journal,
            Actions actions,
            Executor background,
            Executor fx) {
        this.journal = journal;
        this.actions = actions;
        this.background = background;
        this.fx = fx;
        filter = new RowFilter<>(JournalViewModel::words, background, fx);
        selected.addListener((_, _, _) -> showDetail());
    }

    /// The time of what is shown; long ago before the first snapshot.
    Instant now() {
        return at;
    }

    void show(ConsoleSnapshot snapshot) {
        at = snapshot.at();
        boolean moved = !snapshot.operations().equals(operations);
        operations = snapshot.operations();
        if (moved || !asked) {
            asked = true;
            background.execute(
                    () -> {
                        List<JournalEntry> entries = journal.get();
                        fx.execute(() -> show(entries));
                    });
        }
    }

    private void show(List<JournalEntry> entries) {
        filter.rows(entries);
        long cut = entries.stream().filter(e -> e.outcome() instanceof Outcome.Unfinished).count();
        unfinished.set(
                cut == 0
                        ? ""
                        : ("%s begun by an earlier console did not end: what AWS did is not known."
                                        + " Compare with Scaling and Traffic before repeating.")
                                .formatted(Numbers.count(cut, "operation", "operations")));
        emptySentence.set(
                entries.isEmpty()
                        ? "Nothing has been changed from this machine yet. Every plan that is"
                                + " started is written down here."
                        : "No entry matches the filter.");
        showDetail();
    }

    /// Puts the chosen entry onto the clipboard.
    void copy() {
        detail.get().ifPresent(each -> actions.copy(EntryJson.of(each.entry(), each.commands())));
    }

    private void showDetail() {
        JournalEntry entry = selected.get();
        detail.set(
                entry == null
                        ? Optional.empty()
                        : Optional.of(JournalDetail.of(entry, commands(entry), at)));
    }

    private List<String> commands(JournalEntry entry) {
        return operations.stream()
                .filter(operation -> operation.id().equals(entry.id()))
                .findFirst()
                .map(operation -> operation.plan().commands())
                .orElse(List.of());
    }

    private static String words(JournalEntry entry) {
        return String.join(
                " ",
                entry.id(),
                entry.who(),
                entry.environment(),
                entry.title(),
                JournalWords.changes(entry),
                JournalWords.outcome(entry.outcome()),
                String.join(" ", entry.requestIds()));
    }

    RowFilter<JournalEntry> filter() {
        return filter;
    }

    /// `12 of 118`.
    ObservableValue<String> count() {
        return filter.shown().map(RowFilter.Shown::count);
    }

    /// The entry that the operator chose, as it is now; the view sets it.
    ObjectProperty<@Nullable JournalEntry> selected() {
        return selected;
    }

    ReadOnlyObjectProperty<Optional<JournalDetail>> detail() {
        return detail.getReadOnlyProperty();
    }

    ObservableValue<Availability> copyable() {
        return detail.map(each -> each.isPresent() ? Availability.POSSIBLE : NOTHING_CHOSEN);
    }

    /// That operations were cut off; empty when none were.
    ReadOnlyStringProperty unfinished() {
        return unfinished.getReadOnlyProperty();
    }

    /// Why there are no rows.
    ReadOnlyStringProperty emptySentence() {
        return emptySentence.getReadOnlyProperty();
    }
}
