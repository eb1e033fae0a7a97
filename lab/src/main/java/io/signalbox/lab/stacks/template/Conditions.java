package io.signalbox.lab.stacks.template;

import io.signalbox.lab.stacks.text.Trees;
import io.signalbox.lab.stacks.text.Wrong;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Whether the conditions of a template hold; each is looked at once.
final class Conditions {
    private final Template template;
    private final Resolver values;
    private final Map<String, Boolean> known = new HashMap<>();
    private final Set<String> asking = new LinkedHashSet<>();

    Conditions(Template template, Resolver values) {
        this.template = template;
        this.values = values;
    }

    boolean holds(String name) {
        Boolean before = known.get(name);
        if (before != null) {
            return before;
        }
        Object tree = template.conditions().get(name);
        if (tree == null) {
            throw Wrong.format("Unresolved condition dependency %s".formatted(name));
        }
        if (!asking.add(name)) {
            throw Wrong.error("Circular dependency between conditions: " + asking);
        }
        boolean holds = truth(tree);
        asking.remove(name);
        known.put(name, holds);
        return holds;
    }

    private boolean truth(Object tree) {
        Map<String, Object> map = tree instanceof Map<?, ?> any ? Trees.map(any) : Map.of();
        String name = Trees.function(map);
        Object argument = name == null ? "" : map.getOrDefault(name, "");
        return switch (name) {
            case "Condition" -> holds(Resolver.text(name, argument));
            case "Fn::Equals" -> equal(list(name, argument));
            case "Fn::Not" -> !truth(list(name, argument).get(0));
            case "Fn::And" -> list(name, argument).stream().allMatch(this::truth);
            case "Fn::Or" -> list(name, argument).stream().anyMatch(this::truth);
            case null, default ->
                    throw Wrong.format(
                            "Conditions can only be boolean operations on parameters and other conditions; allowed are "
                                    + Functions.CONDITIONS);
        };
    }

    private boolean equal(List<?> pair) {
        if (pair.size() != 2) {
            throw Functions.shape("Fn::Equals");
        }
        return values.resolve(pair.get(0)).equals(values.resolve(pair.get(1)));
    }

    private static List<?> list(String name, Object argument) {
        if (argument instanceof List<?> list && !list.isEmpty()) {
            return list;
        }
        throw Functions.shape(name);
    }
}
