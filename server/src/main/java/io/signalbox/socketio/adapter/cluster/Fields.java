package io.signalbox.socketio.adapter.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Typed access to a decoded map of the wire. Whatever a peer may have put there, the outcome is a
/// value of the expected type or a [BadMessageException] that names the field.
public record Fields(Map<?, ?> map) {

    public static Fields of(@Nullable Object value, String what) throws BadMessageException {
        if (value instanceof Map<?, ?> map) {
            return new Fields(map);
        }
        throw new BadMessageException(what + " is not an object");
    }

    public boolean has(String name) {
        return map.containsKey(name);
    }

    public @Nullable Object value(String name) {
        return map.get(name);
    }

    public Fields object(String name) throws BadMessageException {
        return of(map.get(name), name);
    }

    public Map<String, @Nullable Object> objectOrEmpty(String name) throws BadMessageException {
        Object value = map.get(name);
        return value == null ? Map.of() : of(value, name).copy();
    }

    public Map<String, @Nullable Object> copy() {
        Map<String, @Nullable Object> copy = new java.util.LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(String.valueOf(key), value));
        return copy;
    }

    public String text(String name) throws BadMessageException {
        String value = textOrNull(name);
        if (value == null) {
            throw new BadMessageException(name + " is missing");
        }
        return value;
    }

    public @Nullable String textOrNull(String name) throws BadMessageException {
        Object value = map.get(name);
        return switch (value) {
            case null -> null;
            case String text -> text;
            default -> throw new BadMessageException(name + " is not a string");
        };
    }

    public int number(String name) throws BadMessageException {
        if (map.get(name) instanceof Number number) {
            return number.intValue();
        }
        throw new BadMessageException(name + " is not a number");
    }

    public boolean flag(String name) {
        return Boolean.TRUE.equals(map.get(name));
    }

    public List<@Nullable Object> list(String name) throws BadMessageException {
        if (map.get(name) instanceof List<?> list) {
            return new ArrayList<>(list);
        }
        throw new BadMessageException(name + " is not an array");
    }

    /// Room names and ids. A room joined under a number is known here by its decimal text.
    public List<String> texts(String name) throws BadMessageException {
        if (map.get(name) == null) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        for (Object item : list(name)) {
            if (!(item instanceof String) && !(item instanceof Number)) {
                throw new BadMessageException(name + " has an item that is not a string");
            }
            texts.add(item.toString());
        }
        return texts;
    }
}
