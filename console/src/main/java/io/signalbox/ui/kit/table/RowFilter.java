package io.signalbox.ui.kit.table;

import io.signalbox.ui.kit.FxThread;
import io.signalbox.ui.kit.filter.FilterLanguage;
import io.signalbox.ui.kit.filter.FilterQuery;
import io.signalbox.ui.kit.words.Numbers;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// Chooses the rows that a table shows: those that pass every term of a text. A text that cannot be
/// understood changes nothing but [#problem]: the last one that could be holds. Many rows are looked
/// through off the FX thread, one search at a time; a question asked meanwhile comes next. FX thread
/// only, but needs no toolkit.
///
/// @param <R> an immutable row
public final class RowFilter<R> {
    private static final int MANY = 2_000;

    /// To look through and sort so many more often than this would leave no time for anything else.
    private static final int CROWD = 20_000;

    private static final long CROWD_NANOS = 1_000_000_000;

    /// What is left of all rows.
    ///
    /// @param total rows before the filter, without those that are hidden
    public record Shown<R>(List<R> rows, int total) {

        /// `6 of 6`.
        public String count() {
            return "%s of %s".formatted(Numbers.grouped(rows.size()), Numbers.grouped(total));
        }
    }

    private record Question<R>(
            long round, List<R> rows, FilterQuery.Valid<R> query, Predicate<R> visible) {}

    private final FilterLanguage<R> language;
    private final Executor background;
    private final Executor fx;
    private final LongSupplier clock;
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Shown<R>> shown =
            new ReadOnlyObjectWrapper<>(new Shown<>(List.of(), 0));
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private Question<R> asked =
            new Question<>(0, List.of(), new FilterQuery.Valid<>(List.of()), _ -> true);
    private List<R> rows = List.of();
    private boolean searching;
    private long takenAt;

    /// @param words all that a row can be found by, called off the FX thread
    public RowFilter(Function<R, String> words) {
        this(FilterLanguage.words(words));
    }

    public RowFilter(FilterLanguage<R> language) {
        this(language, RowThreads.SHARED, FxThread.executor());
    }

    /// For tests: both executors may run their tasks at once.
    public RowFilter(Function<R, String> words, Executor background, Executor fx) {
        this(FilterLanguage.words(words), background, fx);
    }

    /// For tests: both executors may run their tasks at once.
    public RowFilter(FilterLanguage<R> language, Executor background, Executor fx) {
        this(language, background, fx, System::nanoTime);
    }

    /// @param clock nanoseconds from anywhere
    RowFilter(FilterLanguage<R> language, Executor background, Executor fx, LongSupplier clock) {
        this.clock = clock;
        this.language = language;
        this.background = background;
        this.fx = fx;
        text.addListener((_, _, now) -> typed(now));
    }

    /// All rows as of now. The very same list again costs nothing. Very many are taken at most once a
    /// second: whoever shows snapshots calls again with the next one.
    // Identity is the point: a feed hands on the very same list while nothing changed.
    @SuppressWarnings("ReferenceEquality")
    public void rows(List<R> newRows) {
        if (newRows == rows || tooSoon(newRows)) {
            return;
        }
        rows = newRows;
        ask(newRows, asked.query(), asked.visible());
    }

    private boolean tooSoon(List<R> newRows) {
        long now = clock.getAsLong();
        boolean crowd = Math.min(newRows.size(), rows.size()) > CROWD;
        if (crowd && now - takenAt < CROWD_NANOS) {
            return true;
        }
        takenAt = now;
        return false;
    }

    /// Hides rows whatever the text says; they do not count as filtered out.
    public void visible(Predicate<R> visible) {
        ask(rows, asked.query(), visible);
    }

    /// What the operator typed.
    public StringProperty text() {
        return text;
    }

    /// Why the text is not understood; empty when it is.
    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /// Whether rows may be missing because of what was typed.
    public boolean narrowed() {
        return !asked.query().everything();
    }

    public FilterLanguage<R> language() {
        return language;
    }

    public ReadOnlyObjectProperty<Shown<R>> shown() {
        return shown.getReadOnlyProperty();
    }

    private void typed(String now) {
        switch (language.parse(now)) {
            case FilterQuery.Wrong<R>(String sentence) -> problem.set(sentence);
            case FilterQuery.Valid<R> valid -> {
                problem.set("");
                ask(rows, valid, asked.visible());
            }
        }
    }

    private void ask(List<R> of, FilterQuery.Valid<R> wanted, Predicate<R> visible) {
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
        if (question.query().everything()) {
            return new Shown<>(visible, visible.size());
        }
        Predicate<R> test = question.query().prepare();
        return new Shown<>(visible.stream().filter(test).toList(), visible.size());
    }
}
