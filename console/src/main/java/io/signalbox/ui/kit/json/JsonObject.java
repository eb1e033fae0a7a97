package io.signalbox.ui.kit.json;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/// Writes one JSON object on one line, members in the order in which they are given.
public final class JsonObject {
    private final StringBuilder out = new StringBuilder("{");

    public JsonObject text(String name, String value) {
        return raw(name, JsonText.quoted(value));
    }

    public JsonObject number(String name, long value) {
        return raw(name, Long.toString(value));
    }

    /// Null where the number is not known.
    public JsonObject number(String name, double value) {
        return raw(name, Double.isFinite(value) ? Double.toString(value) : "null");
    }

    public JsonObject truth(String name, boolean value) {
        return raw(name, Boolean.toString(value));
    }

    public JsonObject texts(String name, Collection<String> values) {
        return raw(
                name,
                values.stream().map(JsonText::quoted).collect(Collectors.joining(",", "[", "]")));
    }

    public JsonObject texts(String name, Map<String, String> values) {
        JsonObject inner = new JsonObject();
        values.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> inner.text(entry.getKey(), entry.getValue()));
        return raw(name, inner.toString());
    }

    /// A member whose value is JSON already; kept as a text where it is not.
    public JsonObject json(String name, String value) {
        return JsonText.valid(value) ? raw(name, JsonText.compact(value)) : text(name, value);
    }

    private JsonObject raw(String name, String value) {
        out.append(out.length() == 1 ? "" : ",").append(JsonText.quoted(name)).append(':');
        out.append(value);
        return this;
    }

    @Override
    public String toString() {
        return out + "}";
    }
}
