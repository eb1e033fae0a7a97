package io.signalbox.ui.kit.filter;

import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// A name that can stand before a colon. All functions are called off the FX thread.
///
/// @param name stable, in lower case; also the heading of an exported file
/// @param kind what may follow
/// @param values some that it can have, to be offered while typing
/// @param match makes the test for one term, at the beginning of each search
/// @param anywhere whether a word without a column is found here; never for a path
/// @param <R> an immutable row
public record FilterColumn<R>(
        String name,
        Kind kind,
        List<String> values,
        BiFunction<List<String>, Operand, Predicate<R>> match,
        @Nullable BiPredicate<R, Operand> anywhere) {

    public enum Kind {
        TEXT,
        NUMBER,
        /// A name, a dot and a path below it: `data.user.name:anna`.
        PATH
    }

    public FilterColumn {
        values = List.copyOf(values);
    }

    public static <R> FilterColumn<R> text(String name, Function<R, String> text) {
        return new FilterColumn<>(
                name,
                Kind.TEXT,
                List.of(),
                (_, operand) -> row -> operand.fits(text.apply(row)),
                (row, operand) -> operand.fits(text.apply(row)));
    }

    /// A column of a few words, which are offered while typing. The beginning of one is enough.
    public static <R> FilterColumn<R> word(
            String name, Function<R, String> word, String... offered) {
        return new FilterColumn<>(
                name,
                Kind.TEXT,
                List.of(offered),
                (_, operand) -> row -> operand.begins(word.apply(row)),
                (row, operand) -> operand.fits(word.apply(row)));
    }

    /// A column of several texts, one of which has to fit.
    public static <R> FilterColumn<R> texts(String name, Function<R, Collection<String>> texts) {
        BiPredicate<R, Operand> any =
                (row, operand) -> {
                    for (String each : texts.apply(row)) {
                        if (operand.fits(each)) {
                            return true;
                        }
                    }
                    return false;
                };
        return new FilterColumn<>(
                name, Kind.TEXT, List.of(), (_, operand) -> row -> any.test(row, operand), any);
    }

    /// NaN fits nothing.
    public static <R> FilterColumn<R> number(String name, ToDoubleFunction<R> value) {
        return new FilterColumn<>(
                name,
                Kind.NUMBER,
                List.of(),
                (_, operand) -> row -> operand.fits(value.applyAsDouble(row)),
                null);
    }

    /// @param value what stands at the path; null = nothing, which fits no term
    public static <R> FilterColumn<R> path(
            String name, BiFunction<R, List<String>, @Nullable String> value) {
        return new FilterColumn<>(
                name,
                Kind.PATH,
                List.of(),
                (path, operand) ->
                        row -> {
                            String found = value.apply(row, path);
                            return found != null && operand.fits(found);
                        },
                null);
    }

    /// A column whose test is made afresh for each search, because it looks at more than the row.
    public static <R> FilterColumn<R> prepared(
            String name, Function<Operand, Predicate<R>> prepare) {
        return new FilterColumn<>(
                name, Kind.TEXT, List.of(), (_, operand) -> prepare.apply(operand), null);
    }

    /// The same column, left out where a word without a column is searched for.
    public FilterColumn<R> onlyByName() {
        return new FilterColumn<>(name, kind, values, match, null);
    }

    /// As it is typed: `room:`, `data.`.
    String typed() {
        return kind == Kind.PATH ? name + "." : name + ":";
    }
}
