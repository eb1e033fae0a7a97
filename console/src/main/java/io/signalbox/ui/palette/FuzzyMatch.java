package io.signalbox.ui.palette;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Finds items by parts of their names: every word that was typed must be in name or group, its letters
/// in order. Letters that begin words or follow each other count more.
final class FuzzyMatch {
    private static final int NONE = -1;
    private static final int IN_GROUP = 1;
    private static final int BEGINS_WORD = 8;
    private static final int FOLLOWS = 6;
    private static final int FOUND = 1;
    private static final int WHOLE_WORD = 20;

    private FuzzyMatch() {}

    private record Scored(PaletteItem item, int score) {}

    /// The best first; equally good ones in the order given. With nothing typed, all of them.
    static List<PaletteItem> best(List<PaletteItem> items, String typed, int most) {
        List<Scored> found = new ArrayList<>();
        for (PaletteItem item : items) {
            int score = score(item, typed.toLowerCase(Locale.ROOT).strip());
            if (score > NONE) {
                found.add(new Scored(item, score));
            }
        }
        found.sort(Comparator.comparingInt(Scored::score).reversed());
        return found.stream().limit(most).map(Scored::item).toList();
    }

    private static int score(PaletteItem item, String typed) {
        int sum = 0;
        for (String word : typed.split("\\s+", -1)) {
            int named = score(item.name().toLowerCase(Locale.ROOT), word);
            int grouped = item.group().toLowerCase(Locale.ROOT).contains(word) ? IN_GROUP : NONE;
            int best = Math.max(named, grouped);
            if (best == NONE) {
                return NONE;
            }
            sum += best;
        }
        // Of two that match alike the shorter is meant.
        return sum * 64 + Math.max(0, 63 - item.name().length());
    }

    private static int score(String name, String word) {
        if (word.isEmpty()) {
            return 0;
        }
        int whole = name.indexOf(word);
        if (whole >= 0) {
            return WHOLE_WORD + word.length() * FOLLOWS + (begins(name, whole) ? BEGINS_WORD : 0);
        }
        int score = 0;
        int last = NONE;
        for (int i = 0; i < word.length(); i++) {
            int at = next(name, word.charAt(i), last + 1);
            if (at < 0) {
                return NONE;
            }
            score += FOUND + (begins(name, at) ? BEGINS_WORD : 0);
            score += last >= 0 && at == last + 1 ? FOLLOWS : 0;
            last = at;
        }
        return score;
    }

    /// The next place of the letter, one that begins a word before any other.
    private static int next(String name, char letter, int from) {
        int first = name.indexOf(letter, from);
        for (int at = first; at >= 0; at = name.indexOf(letter, at + 1)) {
            if (begins(name, at)) {
                return at;
            }
        }
        return first;
    }

    private static boolean begins(String name, int at) {
        return at == 0 || !Character.isLetterOrDigit(name.charAt(at - 1));
    }
}
