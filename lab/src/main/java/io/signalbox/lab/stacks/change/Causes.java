package io.signalbox.lab.stacks.change;

import io.signalbox.lab.stacks.change.Detail.Cause;
import io.signalbox.lab.stacks.parameter.ParameterValue;
import io.signalbox.lab.stacks.run.Intent;
import io.signalbox.lab.stacks.template.References;
import io.signalbox.lab.stacks.template.References.Reference;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Why a value changes: because of a parameter, of another resource, or of the template's own text.
final class Causes {
    private final Intent after;
    private final Set<String> changedParameters = new LinkedHashSet<>();

    Causes(Optional<Intent> before, Intent after) {
        this.after = after;
        Map<String, ParameterValue> old = before.map(Intent::parameters).orElse(Map.of());
        after.parameters()
                .forEach(
                        (name, value) -> {
                            ParameterValue was = old.get(name);
                            if (was != null && !Objects.equals(was.value(), value.value())) {
                                changedParameters.add(name);
                            }
                        });
    }

    /// @param properties as the template has them
    /// @param steps to the value in the resolved properties
    /// @param changing resources that are made anew or changed
    Set<Cause> of(Map<String, Object> properties, List<String> steps, Set<String> changing) {
        Set<Cause> causes = new LinkedHashSet<>();
        for (Reference reference : referencesOf(node(properties, steps))) {
            String name = reference.name();
            if (changedParameters.contains(name)) {
                causes.add(new Cause("ParameterReference", name));
            } else if (changing.contains(name)) {
                causes.add(
                        reference
                                .attribute()
                                .map(a -> new Cause("ResourceAttribute", name + "." + a))
                                .orElseGet(() -> new Cause("ResourceReference", name)));
            }
        }
        return causes.isEmpty() ? Set.of(Cause.DIRECT) : causes;
    }

    /// As deep as the template's text goes along the path: at a function it stops.
    private static Object node(Map<String, Object> properties, List<String> steps) {
        Object node = properties.getOrDefault(steps.getFirst(), "");
        for (String step : steps.subList(1, steps.size())) {
            Object next = TreeDiff.inside(node, step);
            if (next == null) {
                return node;
            }
            node = next;
        }
        return node;
    }

    private Set<Reference> referencesOf(Object node) {
        References direct = References.live(node, _ -> Optional.empty());
        Set<Reference> all = new LinkedHashSet<>(direct.found());
        Set<String> seen = new LinkedHashSet<>();
        direct.conditions().forEach(name -> condition(name, seen, all));
        return all;
    }

    private void condition(String name, Set<String> seen, Set<Reference> all) {
        Object tree = after.template().conditions().get(name);
        if (tree == null || !seen.add(name)) {
            return;
        }
        all.addAll(References.live(tree, _ -> Optional.empty()).found());
        nested(tree, seen, all);
    }

    private void nested(Object tree, Set<String> seen, Set<Reference> all) {
        if (tree instanceof List<?> list) {
            list.forEach(item -> nested(item, seen, all));
        } else if (tree instanceof Map<?, ?> map) {
            if (map.size() == 1 && map.get("Condition") instanceof String other) {
                condition(other, seen, all);
            }
            map.values().forEach(item -> nested(item, seen, all));
        }
    }
}
