package io.signalbox.lab.endpoint;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The members of one structure of an answer, in the order in which they are put. Values are texts, whole or decimal
/// numbers, flags, instants, other `Members`, and lists of these. A member that is `null` is left out, as AWS does.
/// Used by the thread that builds the answer only.
public final class Members {
    private final Map<String, Object> values = new LinkedHashMap<>();

    private Members() {}

    public static Members of() {
        return new Members();
    }

    /// @param tree of maps, lists, texts, numbers and flags
    public static Members ofTree(Map<?, ?> tree) {
        Members members = new Members();
        tree.forEach((name, value) -> members.values.put(String.valueOf(name), fromTree(value)));
        return members;
    }

    private static Object fromTree(Object value) {
        return switch (value) {
            case Map<?, ?> map -> ofTree(map);
            case List<?> list -> list.stream().map(Members::fromTree).toList();
            default -> value;
        };
    }

    public Members put(String name, @Nullable String text) {
        return putAny(name, text);
    }

    public Members put(String name, @Nullable Number number) {
        return putAny(name, number);
    }

    public Members put(String name, boolean flag) {
        return putAny(name, flag);
    }

    public Members put(String name, @Nullable Instant time) {
        return putAny(name, time);
    }

    public Members put(String name, @Nullable Members members) {
        return putAny(name, members);
    }

    /// @param list of texts, numbers or `Members`
    public Members put(String name, @Nullable List<?> list) {
        return putAny(name, list);
    }

    /// Adds all members of another structure to this one.
    public Members with(Members others) {
        values.putAll(others.values);
        return this;
    }

    public Map<String, Object> values() {
        return Collections.unmodifiableMap(values);
    }

    Members putAny(String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value);
        }
        return this;
    }
}
