package io.signalbox.ui.kit.table;

import io.signalbox.environment.Colour;
import io.signalbox.ui.kit.Tone;
import io.signalbox.ui.kit.words.Numbers;
import java.util.Comparator;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// A column of a [RowTable]: what it shows and how it sorts. All functions must be pure: sorting runs
/// off the FX thread.
///
/// @param title in sentence case
/// @param width in pixels, what the column needs; room that is left is shared out
/// @param order ascending
/// @param tone how loudly a value speaks
/// @param colour the fleet whose sign stands before the text; null = none
/// @param <R> an immutable row
public record Column<R>(
        String title,
        double width,
        Kind kind,
        Function<R, String> text,
        Comparator<R> order,
        Function<R, Tone> tone,
        Function<R, @Nullable Colour> colour) {

    /// How a column is set.
    public enum Kind {
        TEXT,
        /// Ids: JetBrains Mono, to the left.
        MONO,
        /// JetBrains Mono, to the right.
        NUMBER
    }

    public static <R> Column<R> text(String title, double width, Function<R, String> text) {
        return plain(title, width, Kind.TEXT, text);
    }

    public static <R> Column<R> mono(String title, double width, Function<R, String> text) {
        return plain(title, width, Kind.MONO, text);
    }

    /// A whole number, thousands separated.
    public static <R> Column<R> number(String title, double width, ToDoubleFunction<R> value) {
        return number(
                title, width, value, row -> Numbers.grouped(Math.round(value.applyAsDouble(row))));
    }

    /// A number with words of its own; sorts by value. NaN sorts last and belongs to "unknown".
    public static <R> Column<R> number(
            String title, double width, ToDoubleFunction<R> value, Function<R, String> text) {
        return new Column<>(
                title,
                width,
                Kind.NUMBER,
                text,
                Comparator.comparingDouble(value),
                _ -> Tone.NORMAL,
                _ -> null);
    }

    /// The side of the pair: sign and word, `–` where there is none.
    public static <R> Column<R> colour(
            String title, double width, Function<R, @Nullable Colour> colour) {
        Function<R, String> word =
                row -> {
                    Colour side = colour.apply(row);
                    return side == null ? "–" : side.word();
                };
        return new Column<>(
                title,
                width,
                Kind.TEXT,
                word,
                Comparator.comparing(word),
                _ -> Tone.NORMAL,
                colour);
    }

    /// The same column with values that may speak up.
    public Column<R> tone(Function<R, Tone> tone) {
        return new Column<>(title, width, kind, text, order, tone, colour);
    }

    /// The same column with another order, where the text is not what to sort by.
    public Column<R> orderedBy(Comparator<R> order) {
        return new Column<>(title, width, kind, text, order, tone, colour);
    }

    /// The same column set like a number: for words made of numbers, `3 / 3`.
    public Column<R> rightAligned() {
        return new Column<>(title, width, Kind.NUMBER, text, order, tone, colour);
    }

    private static <R> Column<R> plain(
            String title, double width, Kind kind, Function<R, String> text) {
        return new Column<>(
                title,
                width,
                kind,
                text,
                Comparator.comparing(text, String.CASE_INSENSITIVE_ORDER),
                _ -> Tone.NORMAL,
                _ -> null);
    }
}
