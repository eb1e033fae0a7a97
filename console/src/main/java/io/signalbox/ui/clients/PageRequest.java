package io.signalbox.ui.clients;

import io.signalbox.ui.kit.filter.FilterTerm;
import io.signalbox.ui.kit.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A filter as a question to Signalbox's servers (docs/admin-extensions.md, QUERY).
///
/// @param fields by their names in the question; `data` is an object of its own
/// @param problem why the filter cannot be asked; empty when it can
record PageRequest(Map<String, String> fields, String problem) {
    private static final int LIMIT = 200;
    private static final String POSSIBLE =
            "In production mode servers can be asked for id: client: transport: address:"
                    + " namespace: room: data. and for one word";
    private static final Map<String, String> NAMES =
            Map.of(
                    "id", "id",
                    "client", "clientId",
                    "transport", "transport",
                    "address", "address",
                    "namespace", "nsp",
                    "room", "room");
    private static final Set<String> TRANSPORTS = Set.of("polling", "websocket");

    static PageRequest of(String filter) {
        Map<String, String> fields = new LinkedHashMap<>();
        Map<String, String> data = new LinkedHashMap<>();
        for (FilterTerm term : FilterTerm.split(filter)) {
            String problem = add(fields, data, term);
            if (!problem.isEmpty()) {
                return new PageRequest(Map.of(), problem);
            }
        }
        if (!data.isEmpty()) {
            JsonObject values = new JsonObject();
            // A number is asked for as a number, as the servers compare what they hold.
            data.forEach(values::json);
            fields.put("data", values.toString());
        }
        return new PageRequest(fields, "");
    }

    private static String add(
            Map<String, String> fields, Map<String, String> data, FilterTerm term) {
        if (term.negated()) {
            return POSSIBLE + ", not for what is not so: -" + shown(term);
        }
        String value = term.value().startsWith("=") ? term.value().substring(1) : term.value();
        if (value.isEmpty() || value.startsWith(">") || value.startsWith("<")) {
            return POSSIBLE + ", each with a value";
        }
        if (term.column().startsWith("data.")) {
            data.put(term.column().substring("data.".length()), value);
            return "";
        }
        String field = term.column().isEmpty() ? "text" : NAMES.get(term.column());
        if (field == null) {
            return POSSIBLE + ", not for " + term.column() + ":";
        }
        if (field.equals("transport") && !TRANSPORTS.contains(value)) {
            return "A transport is asked for in full: transport:polling or transport:websocket";
        }
        return fields.put(field, value) == null ? "" : POSSIBLE + ", each once";
    }

    private static String shown(FilterTerm term) {
        return term.column().isEmpty() ? term.value() : term.column() + ":" + term.value();
    }

    /// @param cursor of the page; null for the first
    String json(@Nullable String cursor) {
        JsonObject json = new JsonObject().text("what", "sockets").number("limit", LIMIT);
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
