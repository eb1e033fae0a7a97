package io.signalbox.lab.stacks.template;

import io.signalbox.lab.stacks.text.Trees;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a part of a template refers to.
public final class References {
    /// One reference: to a parameter, a resource or a pseudo parameter, or (with an attribute) to a resource.
    public record Reference(String name, Optional<String> attribute) {}

    private final Set<Reference> found = new LinkedHashSet<>();
    private final Set<String> conditions = new LinkedHashSet<>();
    private final Function<String, Optional<Boolean>> known;

    private References(Function<String, Optional<Boolean>> known) {
        this.known = known;
    }

    /// All that stand in the tree.
    static References all(Object tree) {
        return live(tree, _ -> Optional.empty());
    }

    /// Those that remain with these conditions: of an `Fn::If` whose condition is known, one branch is looked at.
    public static References live(Object tree, Function<String, Optional<Boolean>> known) {
        References references = new References(known);
        references.visit(tree);
        return references;
    }

    public Set<Reference> found() {
        return found;
    }

    /// Names of conditions that an `Fn::If` asks.
    public Set<String> conditions() {
        return conditions;
    }

    private void visit(@Nullable Object node) {
        if (node instanceof List<?> list) {
            list.forEach(this::visit);
        } else if (node instanceof Map<?, ?> map) {
            visitMap(Trees.map(map));
        }
    }

    private void visitMap(Map<String, Object> map) {
        String function = Trees.function(map);
        Object argument = function == null ? "" : map.get(function);
        switch (function) {
            case "Ref" -> {
                if (argument instanceof String name) {
                    found.add(new Reference(name, Optional.empty()));
                }
            }
            case "Fn::GetAtt" -> attribute(argument);
            case "Fn::Sub" -> sub(argument);
            case "Fn::If" -> branches(argument);
            case null, default -> map.values().forEach(this::visit);
        }
    }

    private void attribute(@Nullable Object argument) {
        if (argument instanceof String text) {
            found.add(dotted(text));
        } else if (argument instanceof List<?> list
                && list.size() == 2
                && list.get(0) instanceof String name) {
            found.add(
                    new Reference(
                            name, Optional.of(list.get(1) instanceof String text ? text : "?")));
            visit(list.get(1));
        }
    }

    private void sub(@Nullable Object argument) {
        String text = "";
        Set<String> local = Set.of();
        if (argument instanceof String plain) {
            text = plain;
        } else if (argument instanceof List<?> list
                && list.size() == 2
                && list.get(0) instanceof String first
                && list.get(1) instanceof Map<?, ?> values) {
            text = first;
            local = Trees.map(values).keySet();
            values.values().forEach(this::visit);
        }
        for (String variable : SubText.of(text).variables()) {
            if (!local.contains(variable)) {
                found.add(dotted(variable));
            }
        }
    }

    private static Reference dotted(String text) {
        int dot = text.indexOf('.');
        return dot < 0
                ? new Reference(text, Optional.empty())
                : new Reference(text.substring(0, dot), Optional.of(text.substring(dot + 1)));
    }

    private void branches(@Nullable Object argument) {
        if (!(argument instanceof List<?> list)
                || list.size() != 3
                || !(list.get(0) instanceof String condition)) {
            visit(argument);
            return;
        }
        conditions.add(condition);
        Optional<Boolean> holds = known.apply(condition);
        if (holds.orElse(true)) {
            visit(list.get(1));
        }
        if (!holds.orElse(false)) {
            visit(list.get(2));
        }
    }
}
