package io.signalbox.ui.kit.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What can be asked of rows of one kind: `column:value` by the columns it is made of, any other word
/// in all texts. `-` or `!` before a term turns it round; quotes hold spaces together and signs off;
/// after the colon `=` asks for exactly that, `>`, `>=`, `<`, `<=` compare numbers, and nothing at all
/// asks for any value. Case makes no difference but after `=`.
///
/// @param <R> an immutable row
public final class FilterLanguage<R> {
    private final List<FilterColumn<R>> columns;

    public FilterLanguage(List<FilterColumn<R>> columns) {
        this.columns = List.copyOf(columns);
    }

    /// Words only: a colon means nothing.
    public static <R> FilterLanguage<R> words(Function<R, String> words) {
        return new FilterLanguage<>(List.of(FilterColumn.text("", words)));
    }

    /// The filter for exactly this value of a column, for links between screens.
    public static String exactly(String column, String value) {
        String plain = value.replace("\"", "");
        boolean spaced = plain.chars().anyMatch(Character::isWhitespace);
        return column + ":=" + (spaced ? '"' + plain + '"' : plain);
    }

    public FilterQuery<R> parse(String text) {
        List<Supplier<Predicate<R>>> tests = new ArrayList<>();
        for (FilterTerm term : FilterTerm.split(text)) {
            switch (test(term)) {
                case FilterQuery.Wrong<R> wrong -> {
                    return wrong;
                }
                case FilterQuery.Valid<R> valid -> tests.addAll(valid.terms());
            }
        }
        return new FilterQuery.Valid<>(tests);
    }

    /// What could stand at the caret in place of what is being typed there, best first.
    public List<Completion> completions(String text, int caret) {
        return Completion.of(columns, text, caret);
    }

    private FilterQuery<R> test(FilterTerm term) {
        Operand operand = Operand.of(term);
        if (term.column().isEmpty() || wordsOnly()) {
            return one(term, () -> anywhere(everywhere(term)));
        }
        FilterColumn<R> column = find(term.column());
        if (column == null) {
            return new FilterQuery.Wrong<>(
                    "No column \u201c%s\u201d. Columns are %s \u2014 a text with a colon goes in quotes"
                            .formatted(term.column(), names()));
        }
        if (column.kind() == FilterColumn.Kind.NUMBER
                && !operand.text().isEmpty()
                && operand.number().isEmpty()) {
            return new FilterQuery.Wrong<>(
                    "\u201c%s\u201d is no number: %2$s:20, %2$s:>20 or %2$s:<=5"
                            .formatted(term.value(), column.name()));
        }
        List<String> path = path(term.column());
        return one(term, () -> column.match().apply(path, operand));
    }

    private Predicate<R> anywhere(Operand operand) {
        return row -> {
            for (FilterColumn<R> column : columns) {
                if (column.anywhere() != null && column.anywhere().test(row, operand)) {
                    return true;
                }
            }
            return false;
        };
    }

    /// Signs mean nothing where no column is asked.
    private static Operand everywhere(FilterTerm term) {
        String word = term.column().isEmpty() ? term.value() : term.column() + ":" + term.value();
        return Operand.of(new FilterTerm(term.negated(), "", word, true));
    }

    private static <R> FilterQuery<R> one(FilterTerm term, Supplier<Predicate<R>> test) {
        return new FilterQuery.Valid<>(List.of(term.negated() ? () -> test.get().negate() : test));
    }

    private boolean wordsOnly() {
        return columns.size() == 1 && columns.getFirst().name().isEmpty();
    }

    private @Nullable FilterColumn<R> find(String typed) {
        int dot = typed.indexOf('.');
        String name = (dot < 0 ? typed : typed.substring(0, dot)).toLowerCase(Locale.ROOT);
        boolean path = dot > 0 && dot < typed.length() - 1;
        for (FilterColumn<R> column : columns) {
            boolean below = column.kind() == FilterColumn.Kind.PATH;
            if (column.name().equals(name) && (below ? path : dot < 0)) {
                return column;
            }
        }
        return null;
    }

    private static List<String> path(String typed) {
        int dot = typed.indexOf('.');
        return dot < 0 ? List.of() : List.of(typed.substring(dot + 1).split("\\.", -1));
    }

    private String names() {
        return columns.stream().map(FilterColumn::typed).collect(Collectors.joining(" "));
    }
}
