package io.signalbox.ui.kit.filter;

import java.util.ArrayList;
import java.util.List;

/// One word of a filter as typed.
///
/// @param negated `-` or `!` stood before it
/// @param column what stood before the colon; empty for a word that is searched for everywhere
/// @param value without quotes
/// @param quoted the value is to be taken as it is, whatever signs it begins with
public record FilterTerm(boolean negated, String column, String value, boolean quoted) {

    /// The terms in their order. A quote that is still open ends where the text ends.
    public static List<FilterTerm> split(String text) {
        List<FilterTerm> terms = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
                continue;
            }
            int end = end(text, at);
            FilterTerm term = read(text.substring(at, end));
            if (!term.column.isEmpty() || !term.value.isEmpty()) {
                terms.add(term);
            }
            at = end;
        }
        return terms;
    }

    /// The terms as they were typed, quotes and signs included.
    public static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
                continue;
            }
            int end = end(text, at);
            words.add(text.substring(at, end));
            at = end;
        }
        return words;
    }

    /// How much of the text is behind its typist: up to the space after the last term that is closed by one.
    public static int finished(String text) {
        int finished = 0;
        int at = 0;
        while (at < text.length()) {
            int end = Character.isWhitespace(text.charAt(at)) ? at : end(text, at);
            if (end == text.length()) {
                break;
            }
            at = end + 1;
            finished = at;
        }
        return finished;
    }

    /// Where the term that begins at `start` ends: at a space outside quotes.
    static int end(String text, int start) {
        boolean inQuotes = false;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                inQuotes = !inQuotes;
            } else if (!inQuotes && Character.isWhitespace(c)) {
                return i;
            }
        }
        return text.length();
    }

    private static FilterTerm read(String whole) {
        boolean negated = whole.length() > 1 && (whole.charAt(0) == '-' || whole.charAt(0) == '!');
        String typed = negated ? whole.substring(1) : whole;
        int colon = typed.indexOf(':');
        int quote = typed.indexOf('"');
        boolean named = colon > 0 && (quote < 0 || colon < quote);
        String value = named ? typed.substring(colon + 1) : typed;
        return new FilterTerm(
                negated,
                named ? typed.substring(0, colon) : "",
                value.replace("\"", ""),
                value.startsWith("\""));
    }
}
