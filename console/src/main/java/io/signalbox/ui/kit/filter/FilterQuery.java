package io.signalbox.ui.kit.filter;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// A filter as it was understood.
///
/// @param <R> an immutable row
public sealed interface FilterQuery<R> {

    /// @param terms each makes its test at the beginning of a search; all have to pass
    record Valid<R>(List<Supplier<Predicate<R>>> terms) implements FilterQuery<R> {
        public Valid {
            terms = List.copyOf(terms);
        }

        public boolean everything() {
            return terms.isEmpty();
        }

        /// The test for one search.
        public Predicate<R> prepare() {
            List<Predicate<R>> tests = terms.stream().map(Supplier::get).toList();
            return row -> {
                for (Predicate<R> test : tests) {
                    if (!test.test(row)) {
                        return false;
                    }
                }
                return true;
            };
        }
    }

    /// @param sentence what is wrong and what is possible
    record Wrong<R>(String sentence) implements FilterQuery<R> {}
}
