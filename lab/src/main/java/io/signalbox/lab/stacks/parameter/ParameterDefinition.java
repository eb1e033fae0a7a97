package io.signalbox.lab.stacks.parameter;

import io.signalbox.lab.stacks.text.Trees;
import io.signalbox.lab.stacks.text.Wrong;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// One parameter as a template declares it.
///
/// @param constraints `AllowedPattern`, `MinLength`, `MaxLength`, `MinValue`, `MaxValue`, `ConstraintDescription`
public record ParameterDefinition(
        String name,
        String type,
        Optional<String> description,
        Optional<String> ifAbsent,
        List<String> allowed,
        Map<String, String> constraints,
        boolean secret) {
    private static final Set<String> KNOWN =
            Set.of(
                    "AllowedPattern",
                    "AllowedValues",
                    "ConstraintDescription",
                    "Default",
                    "Description",
                    "MaxLength",
                    "MaxValue",
                    "MinLength",
                    "MinValue",
                    "NoEcho",
                    "Type");
    private static final Set<String> TEXTS =
            Set.of(
                    "AllowedPattern",
                    "ConstraintDescription",
                    "MaxLength",
                    "MaxValue",
                    "MinLength",
                    "MinValue");

    public ParameterDefinition {
        allowed = List.copyOf(allowed);
        constraints = Map.copyOf(constraints);
    }

    public static ParameterDefinition read(String name, Object tree) {
        String place = "/Parameters/" + name;
        if (!(tree instanceof Map<?, ?>)) {
            throw Wrong.format("Every Parameters member must be an object with a Type: " + name);
        }
        Map<String, Object> map = Trees.map(tree);
        Set<String> unknown = new TreeSet<>(map.keySet());
        unknown.removeAll(KNOWN);
        if (!unknown.isEmpty()) {
            throw Wrong.format(
                    "Invalid template parameter property '%s'; allowed are %s"
                            .formatted(unknown.iterator().next(), new TreeSet<>(KNOWN)));
        }
        String type = Trees.text(map, "Type", place);
        if (type == null) {
            throw Wrong.format("Every Parameters object must contain a Type member.");
        }
        ParameterTypes.requireKnown(name, type);
        Map<String, String> constraints = new java.util.TreeMap<>();
        for (String key : TEXTS) {
            String text = Trees.text(map, key, place);
            if (text != null) {
                constraints.put(key, text);
            }
        }
        return new ParameterDefinition(
                name,
                type,
                Optional.ofNullable(Trees.text(map, "Description", place)),
                Optional.ofNullable(Trees.text(map, "Default", place)),
                texts(map.get("AllowedValues"), place),
                constraints,
                "true".equalsIgnoreCase(String.valueOf(map.get("NoEcho"))));
    }

    private static List<String> texts(
            @org.jspecify.annotations.Nullable Object tree, String place) {
        if (tree == null) {
            return List.of();
        }
        if (!(tree instanceof List<?> list) || !list.stream().allMatch(String.class::isInstance)) {
            throw Wrong.format("[%s/AllowedValues] must be a list of strings.".formatted(place));
        }
        return list.stream().map(String.class::cast).toList();
    }

    /// Whether `Ref` gives a list.
    boolean list() {
        return ParameterTypes.list(type);
    }
}
