package io.signalbox.lab.stacks.template;

import io.signalbox.lab.stacks.text.Trees;
import io.signalbox.lab.stacks.text.Wrong;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// One output as a template declares it.
///
/// @param value with functions unresolved
public record OutputDefinition(
        String name, Object value, Optional<String> description, Optional<String> condition) {
    private static final Set<String> KNOWN = Set.of("Value", "Description", "Condition");

    static OutputDefinition read(String name, Object node) {
        String place = "/Outputs/" + name;
        if (!(node instanceof Map<?, ?>)) {
            throw Wrong.format("[%s] must be an object".formatted(place));
        }
        Map<String, Object> tree = Trees.map(node);
        if (tree.containsKey("Export")) {
            throw Wrong.format(
                    "[%s/Export] the lab has no exports: pass outputs as parameters"
                            .formatted(place));
        }
        Set<String> unknown = new TreeSet<>(tree.keySet());
        unknown.removeAll(KNOWN);
        if (!unknown.isEmpty()) {
            throw Wrong.format(
                    "Invalid template output property '%s' at [%s]; allowed are %s"
                            .formatted(unknown.iterator().next(), place, new TreeSet<>(KNOWN)));
        }
        Object value = tree.get("Value");
        if (value == null) {
            throw Wrong.format(
                    "[%s] Every Outputs member must contain a Value object".formatted(place));
        }
        return new OutputDefinition(
                name,
                value,
                Optional.ofNullable(Trees.text(tree, "Description", place)),
                Optional.ofNullable(Trees.text(tree, "Condition", place)));
    }
}
