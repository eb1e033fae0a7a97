package io.signalbox.ui.kit.query;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// How one kind of row is asked for (docs/admin-extensions.md, QUERY).
///
/// @param what in the question: `sockets`, `rooms`
/// @param one what an operator calls it
/// @param many the same in the plural
/// @param fields from a column of the filter to the field of the question
/// @param paths columns under which paths are asked for: `data`
/// @param values of the fields that take certain values only
/// @param row reads one item of the answer
/// @param <R> an immutable row
public record QueryWords<R>(
        String what,
        String one,
        String many,
        Map<String, String> fields,
        Set<String> paths,
        Map<String, Set<String>> values,
        Function<String, R> row) {

    /// Columns in the order in which they are named to an operator.
    String possible() {
        List<String> names =
                java.util.stream.Stream.concat(
                                fields.keySet().stream().sorted().map(name -> name + ":"),
                                paths.stream().map(name -> name + "."))
                        .toList();
        return "In production mode servers can be asked for "
                + String.join(" ", names)
                + " and for one word";
    }
}
