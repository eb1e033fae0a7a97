package io.signalbox.lab.stacks.run;

import io.signalbox.lab.resource.ResourceType;
import io.signalbox.lab.stacks.recorded.Types;
import io.signalbox.lab.stacks.run.Drift.Difference;
import io.signalbox.lab.stacks.text.Json;
import io.signalbox.lab.stacks.text.Trees;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Compares what a template wanted of resources with what they are now. Only what a template says is compared, as in AWS.
public final class DriftCheck {
    private final Types types;
    private final Stack stack;

    public DriftCheck(Types types, Stack stack) {
        this.types = types;
        this.stack = stack;
    }

    /// @param only logical ids to look at; empty for all
    public void run(Set<String> only) {
        for (StackResource resource : stack.resources.values()) {
            if (only.isEmpty() || only.contains(resource.logicalId())) {
                resource.drift = look(resource);
            }
        }
        stack.driftChecked();
    }

    private Drift look(StackResource resource) {
        Made made = resource.made;
        if (made == null || types.recordedOnly(resource.type())) {
            return Drift.NOT_CHECKED;
        }
        ResourceType type = types.of(resource.type());
        Optional<Map<String, Object>> actual = type.actual(made.physicalId());
        if (actual.isEmpty()) {
            return new Drift(
                    "DELETED", Optional.of(stack.now()), made.shown(), Map.of(), List.of());
        }
        Map<String, Object> expected = new LinkedHashMap<>(made.wanted().tree());
        expected.keySet().retainAll(actual.get().keySet());
        Map<String, Object> found = new LinkedHashMap<>(actual.get());
        found.keySet().retainAll(expected.keySet());
        Object told = masked(expected, made.shown(), found);
        Map<String, Object> shown = new LinkedHashMap<>(made.shown());
        shown.keySet().retainAll(expected.keySet());
        List<Difference> differences = new ArrayList<>();
        compare("", shown, told, differences);
        return new Drift(
                differences.isEmpty() ? "IN_SYNC" : "MODIFIED",
                Optional.of(stack.now()),
                shown,
                Trees.map(told),
                differences);
    }

    /// What was found, with secrets as the answers show them: whether one is another may be told, but not which.
    private static Object masked(Object wanted, @Nullable Object shown, Object found) {
        if (wanted instanceof String text && shown instanceof String mask && !text.equals(mask)) {
            return text.equals(found) ? mask : mask + " (another value)";
        }
        if (wanted instanceof Map<?, ?> map
                && shown instanceof Map<?, ?> showing
                && found instanceof Map<?, ?> is) {
            Map<String, Object> masked = new LinkedHashMap<>(Trees.map(is));
            masked.replaceAll(
                    (key, value) -> {
                        Object original = map.get(key);
                        return original == null ? value : masked(original, showing.get(key), value);
                    });
            return masked;
        }
        if (wanted instanceof List<?> list
                && shown instanceof List<?> showing
                && found instanceof List<?> is) {
            List<Object> masked = new ArrayList<>(Trees.list(is));
            for (int i = 0; i < Math.min(Math.min(list.size(), is.size()), showing.size()); i++) {
                masked.set(i, masked(list.get(i), showing.get(i), is.get(i)));
            }
            return masked;
        }
        return found;
    }

    private static void compare(
            String path,
            @Nullable Object expected,
            @Nullable Object actual,
            List<Difference> differences) {
        if (expected instanceof Map<?, ?> wanted && actual instanceof Map<?, ?> is) {
            // what the template leaves open is not compared
            wanted.forEach(
                    (key, value) -> compare(path + "/" + key, value, is.get(key), differences));
        } else if (expected instanceof List<?> wanted && actual instanceof List<?> is) {
            lists(path, wanted, is, differences);
        } else if (expected != null && actual == null) {
            differences.add(new Difference(path, Json.leaf(expected), "null", "REMOVE"));
        } else if (expected == null && actual != null) {
            differences.add(new Difference(path, "null", Json.leaf(actual), "ADD"));
        } else if (expected != null && actual != null && !expected.equals(actual)) {
            differences.add(
                    new Difference(path, Json.leaf(expected), Json.leaf(actual), "NOT_EQUAL"));
        }
    }

    private static void lists(
            String path, List<?> wanted, List<?> is, List<Difference> differences) {
        if (keyed(wanted) && keyed(is)) {
            for (int i = 0; i < wanted.size(); i++) {
                compare(path + "/" + i, wanted.get(i), sameKey(wanted.get(i), is), differences);
            }
            return;
        }
        for (int i = 0; i < Math.max(wanted.size(), is.size()); i++) {
            compare(
                    path + "/" + i,
                    i < wanted.size() ? wanted.get(i) : null,
                    i < is.size() ? is.get(i) : null,
                    differences);
        }
    }

    /// Lists such as tags and attributes, whose order says nothing and which services add to.
    private static boolean keyed(List<?> list) {
        return !list.isEmpty()
                && list.stream().allMatch(i -> i instanceof Map<?, ?> m && m.get("Key") != null);
    }

    private static @Nullable Object sameKey(@Nullable Object item, List<?> others) {
        Object key = item instanceof Map<?, ?> map ? map.get("Key") : null;
        return others.stream()
                .filter(
                        o ->
                                o instanceof Map<?, ?> m
                                        && m.get("Key") != null
                                        && m.get("Key").equals(key))
                .findFirst()
                .orElse(null);
    }
}
