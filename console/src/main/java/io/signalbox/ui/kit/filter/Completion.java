package io.signalbox.ui.kit.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Something that could stand where one is typing.
///
/// @param shown as it is offered: `room:`, `transport:polling`
/// @param from where in the text it begins to replace
/// @param to where it ends to replace
/// @param inserted what it puts there
public record Completion(String shown, int from, int to, String inserted) {

    /// The text with this in its place.
    public String in(String text) {
        return text.substring(0, from) + inserted + text.substring(to);
    }

    /// Where the caret is to stand then.
    public int caret() {
        return from + inserted.length();
    }

    static <R> List<Completion> of(List<FilterColumn<R>> columns, String text, int caret) {
        int start = start(text, caret);
        int from = start;
        if (from < caret && (text.charAt(from) == '-' || text.charAt(from) == '!')) {
            from++;
        }
        String typed = text.substring(from, caret).toLowerCase(Locale.ROOT);
        int end = FilterTerm.end(text, start);
        List<Completion> found = new ArrayList<>();
        int colon = typed.indexOf(':');
        for (FilterColumn<R> column : columns) {
            if (colon < 0) {
                addName(found, column, typed, from, caret, end);
            } else if (column.name().equals(typed.substring(0, colon))) {
                addValues(found, column, typed.substring(colon + 1), from, end);
            }
        }
        return found;
    }

    private static <R> void addName(
            List<Completion> found,
            FilterColumn<R> column,
            String typed,
            int from,
            int caret,
            int end) {
        boolean atEnd = caret == end;
        if (atEnd
                && !column.name().isEmpty()
                && column.typed().startsWith(typed)
                && !column.typed().equals(typed)) {
            found.add(new Completion(column.typed(), from, end, column.typed()));
        }
    }

    private static <R> void addValues(
            List<Completion> found, FilterColumn<R> column, String typed, int from, int end) {
        for (String value : column.values()) {
            if (value.startsWith(typed) && !value.equals(typed)) {
                String whole = column.typed() + value;
                found.add(new Completion(whole, from, end, whole + " "));
            }
        }
    }

    /// Where the term under the caret begins.
    private static int start(String text, int caret) {
        int at = 0;
        while (at < caret) {
            int end = FilterTerm.end(text, at);
            if (caret <= end) {
                return at;
            }
            at = end + 1;
        }
        return caret;
    }
}
