package io.signalbox.ui.kit.table;

import io.signalbox.ui.kit.FxThread;
import io.signalbox.ui.kit.Numbers;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// Chooses the rows that a table shows: those that contain every word of a text. Many rows are
/// looked through off the FX thread; an answer that a newer question has overtaken is dropped, and
/// at most one search runs at a time. FX thread only, but needs no toolkit.
///
/// @param <R> an immutable row
public final class RowFilter<R> {
    private static final int MANY = 2_000;

    /// What is left of all rows.
    ///
    /// @param total rows before the filter, without those that are hidden
    public record Shown<R>(List<R> rows, int total) {

        /// `6 of 6`.
        public String count() {
            return "%s of %s".formatted(Numbers.grouped(rows.size()), Numbers.grouped(total));
        }
    }

    private record Question<R>(long round, List<R> rows, String text, Predicate<R> visible) {}

    private final Function<R, String> words;
    private final Executor background;
    private final Executor fx;
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Shown<R>> shown =
            new ReadOnlyObjectWrapper<>(new Shown<>(List.of(), 0));
    private Question<R> asked = new Question<>(0, List.of(), "", _ -> true);
    private List<R> rows = List.of();
    private boolean searching;

    /// @param words all that a row can be found by, called off the FX thread
    public RowFilter(Function<R, String> words) {
        this(words, Executors.newVirtualThreadPerTaskExecutor(), FxThread.executor());
    }

    /// For tests: both executors may run their tasks at once.
    public RowFilter(Function<R, String> words, Executor background, Executor fx) {
        this.words = words;
        this.background = background;
        this.fx = fx;
        text.addListener((_, _, now) -> ask(rows, now, asked.visible()));
    }

    /// All rows as of now. The very same list again costs nothing.
    // Identity is the point: a feed hands on the very same list while nothing changed.
    @SuppressWarnings("ReferenceEquality")
    public void rows(List<R> newRows) {
        if (newRows == rows) {
            return;
        }
        rows = newRows;
        ask(newRows, asked.text(), asked.visible());
    }

    /// Hides rows whatever the text says; they do not count as filtered out.
    public void visible(Predicate<R> visible) {
        ask(rows, asked.text(), visible);
    }

    /// What the operator typed.
    public StringProperty text() {
        return text;
    }

    public ReadOnlyObjectProperty<Shown<R>> shown() {
        return shown.getReadOnlyProperty();
    }

    private void ask(List<R> of, String wanted, Predicate<R> visible) {
        asked = new Question<>(asked.round() + 1, of, wanted, visible);
        if (!searching) {
            start(asked);
        }
    }

    private void start(Question<R> question) {
        if (question.rows().size() < MANY) {
            shown.set(search(question));
            return;
        }
        searching = true;
        background.execute(
                () -> {
                    Shown<R> found = search(question);
                    fx.execute(() -> finish(question, found));
                });
    }

    private void finish(Question<R> question, Shown<R> found) {
        searching = false;
        shown.set(found);
        if (asked.round() != question.round()) {
            start(asked);
        }
    }

    private Shown<R> search(Question<R> question) {
        List<R> visible = question.rows().stream().filter(question.visible()).toList();
        List<String> wanted =
                List.of(question.text().strip().toLowerCase(Locale.ROOT).split("\\s+"));
        if (wanted.equals(List.of(""))) {
            return new Shown<>(visible, visible.size());
        }
        return new Shown<>(
                visible.stream().filter(row -> matches(row, wanted)).toList(), visible.size());
    }

    private boolean matches(R row, List<String> wanted) {
        String found = words.apply(row).toLowerCase(Locale.ROOT);
        return wanted.stream().allMatch(found::contains);
    }
}
