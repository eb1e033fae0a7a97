package io.signalbox.ui.kit.query;

import io.signalbox.ui.kit.filter.FilterTerm;
import io.signalbox.ui.kit.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A filter as a question to Signalbox's servers (docs/admin-extensions.md, QUERY).
///
/// @param what is asked for: `sockets`, `rooms`
/// @param fields by their names in the question; `data` is an object of its own
/// @param problem why the filter cannot be asked; empty when it can
record PageRequest(String what, Map<String, String> fields, String problem) {
    private static final int LIMIT = 200;

    static PageRequest of(QueryWords<?> words, String filter) {
        Map<String, String> fields = new LinkedHashMap<>();
        Map<String, String> data = new LinkedHashMap<>();
        for (FilterTerm term : FilterTerm.split(filter)) {
            String problem = add(words, fields, data, term);
            if (!problem.isEmpty()) {
                return new PageRequest(words.what(), Map.of(), problem);
            }
        }
        if (!data.isEmpty()) {
            JsonObject values = new JsonObject();
            // A number is asked for as a number, as the servers compare what they hold.
            data.forEach(values::json);
            fields.put("data", values.toString());
        }
        return new PageRequest(words.what(), fields, "");
    }

    private static String add(
            QueryWords<?> words,
            Map<String, String> fields,
            Map<String, String> data,
            FilterTerm term) {
        String possible = words.possible();
        if (term.negated()) {
            return possible + ", not for what is not so: -" + shown(term);
        }
        String value = term.value().startsWith("=") ? term.value().substring(1) : term.value();
        if (value.isEmpty() || value.startsWith(">") || value.startsWith("<")) {
            return possible + ", each with a value";
        }
        int dot = term.column().indexOf('.');
        if (dot > 0 && words.paths().contains(term.column().substring(0, dot))) {
            data.put(term.column().substring(dot + 1), value);
            return "";
        }
        String field = term.column().isEmpty() ? "text" : words.fields().get(term.column());
        if (field == null) {
            return possible + ", not for " + term.column() + ":";
        }
        Set<String> allowed = words.values().getOrDefault(field, Set.of());
        if (!allowed.isEmpty() && !allowed.contains(value)) {
            return "A %1$s is asked for in full: %2$s"
                    .formatted(
                            field,
                            allowed.stream()
                                    .sorted()
                                    .map(one -> term.column() + ":" + one)
                                    .collect(Collectors.joining(" or ")));
        }
        return fields.put(field, value) == null ? "" : possible + ", each once";
    }

    private static String shown(FilterTerm term) {
        return term.column().isEmpty() ? term.value() : term.column() + ":" + term.value();
    }

    /// @param cursor of the page; null for the first
    String json(@Nullable String cursor) {
        JsonObject json = new JsonObject().text("what", what).number("limit", LIMIT);
        fields.forEach(
                (name, value) -> {
                    if (name.equals("data")) {
                        json.json("data", value);
                    } else {
                        json.text(name, value);
                    }
                });
        return cursor == null ? json.toString() : json.text("cursor", cursor).toString();
    }
}
