package io.signalbox.lab.stacks.template;

import io.signalbox.lab.stacks.parameter.ParameterValue;
import io.signalbox.lab.stacks.text.Trees;
import io.signalbox.lab.stacks.text.Wrong;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// The rules of a template: assertions about parameters, looked at before anything is made.
public final class Rules {
    private final Template template;
    private final Map<String, ParameterValue> parameters;
    private final Resolver values;

    private Rules(Template template, Map<String, ParameterValue> parameters, Resolver values) {
        this.template = template;
        this.parameters = parameters;
        this.values = values;
    }

    /// @throws ApiError with the descriptions of all assertions that do not hold
    public static void require(
            Template template, Map<String, ParameterValue> parameters, Resolver values) {
        Rules rules = new Rules(template, parameters, values);
        List<String> broken = new ArrayList<>();
        template.rules().forEach((name, tree) -> rules.look(name, tree, broken));
        if (!broken.isEmpty()) {
            throw Wrong.error("Template constraints not satisfied: " + String.join("; ", broken));
        }
    }

    private void look(String name, Object tree, List<String> broken) {
        Map<String, Object> rule = Trees.map(tree);
        Object condition = rule.get("RuleCondition");
        if (condition != null && !truth(condition)) {
            return;
        }
        for (Object assertion : Trees.list(rule.getOrDefault("Assertions", List.of()))) {
            Map<String, Object> map = Trees.map(assertion);
            if (!truth(map.getOrDefault("Assert", ""))) {
                Object words = map.getOrDefault("AssertDescription", "an assertion does not hold");
                broken.add("rule %s: %s".formatted(name, words));
            }
        }
    }

    private boolean truth(Object tree) {
        Map<String, Object> map = tree instanceof Map<?, ?> any ? Trees.map(any) : Map.of();
        String name = Trees.function(map);
        if (name == null || !Functions.RULES.contains(name)) {
            throw Wrong.format(
                    "Rules can only use %s, not %s".formatted(Functions.RULES, map.keySet()));
        }
        if (!(map.get(name) instanceof List<?> arguments) || arguments.isEmpty()) {
            throw Functions.shape(name);
        }
        return switch (name) {
            case "Fn::And" -> arguments.stream().allMatch(this::truth);
            case "Fn::Or" -> arguments.stream().anyMatch(this::truth);
            case "Fn::Not" -> !truth(arguments.getFirst());
            case "Fn::Equals" -> value(arguments.getFirst()).equals(value(arguments.getLast()));
            case "Fn::Contains" ->
                    texts(name, arguments.getFirst()).contains(value(arguments.getLast()));
            case "Fn::EachMemberEquals" ->
                    texts(name, arguments.getFirst()).stream()
                            .allMatch(value(arguments.getLast())::equals);
            case "Fn::EachMemberIn" ->
                    texts(name, arguments.getLast()).containsAll(texts(name, arguments.getFirst()));
            default -> throw Functions.shape(name);
        };
    }

    private Object value(Object tree) {
        Map<String, Object> map = tree instanceof Map<?, ?> any ? Trees.map(any) : Map.of();
        return switch (Trees.function(map)) {
            case "Fn::RefAll" -> ofType(String.valueOf(map.get("Fn::RefAll")));
            case "Fn::ValueOf", "Fn::ValueOfAll" ->
                    throw Wrong.template(
                            "Fn::ValueOf and Fn::ValueOfAll need tags of what a parameter names, which"
                                    + " the lab does not keep");
            case null, default -> values.resolve(tree);
        };
    }

    private List<String> texts(String name, Object tree) {
        return values.texts(name, value(tree));
    }

    private List<Object> ofType(String type) {
        return template.parameters().values().stream()
                .filter(definition -> definition.type().equals(type))
                .map(definition -> parameters.get(definition.name()))
                .filter(java.util.Objects::nonNull)
                .map(ParameterValue::value)
                .flatMap(v -> v instanceof Collection<?> many ? many.stream() : List.of(v).stream())
                .map(Object.class::cast)
                .toList();
    }
}
