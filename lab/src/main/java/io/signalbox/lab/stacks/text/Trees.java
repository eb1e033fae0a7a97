package io.signalbox.lab.stacks.text;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Looks into trees of maps with texts as keys, lists and texts, as [TemplateText] makes them.
public final class Trees {
    private Trees() {}

    /// @throws IllegalArgumentException if it is not a map
    @SuppressWarnings("unchecked") // keys are texts wherever TemplateText or Resolver made the tree
    public static Map<String, Object> map(@Nullable Object tree) {
        if (tree instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        throw new IllegalArgumentException("not a map");
    }

    @SuppressWarnings("unchecked") // as above
    public static List<Object> list(@Nullable Object tree) {
        if (tree instanceof List<?> list) {
            return (List<Object>) list;
        }
        throw new IllegalArgumentException("not a list");
    }

    /// The map under this key, empty where there is none.
    ///
    /// @param place for the error if it is something else
    public static Map<String, Object> section(Map<String, Object> tree, String key, String place) {
        return switch (tree.get(key)) {
            case null -> Map.of();
            case Map<?, ?> map -> Collections.unmodifiableMap(map(map));
            default -> throw Wrong.format("[%s/%s] must be an object.".formatted(place, key));
        };
    }

    /// The text under this key.
    public static @Nullable String text(Map<String, Object> tree, String key, String place) {
        return switch (tree.get(key)) {
            case null -> null;
            case String text -> text;
            default -> throw Wrong.format("[%s/%s] must be a string.".formatted(place, key));
        };
    }

    /// `{"Fn::Sub": …}` → `Fn::Sub`; `null` for a map that is no function.
    public static @Nullable String function(Map<String, Object> map) {
        if (map.size() != 1) {
            return null;
        }
        String key = map.keySet().iterator().next();
        return key.equals("Ref") || key.equals("Condition") || key.startsWith("Fn::") ? key : null;
    }
}
