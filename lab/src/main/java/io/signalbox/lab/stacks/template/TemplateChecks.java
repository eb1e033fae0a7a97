package io.signalbox.lab.stacks.template;

import io.signalbox.lab.stacks.template.References.Reference;
import io.signalbox.lab.stacks.text.Trees;
import io.signalbox.lab.stacks.text.Wrong;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// What can be said of a template without its parameters: every function is known and has its arguments, and every name
/// that is used is there.
final class TemplateChecks {
    private final Template template;

    TemplateChecks(Template template) {
        this.template = template;
    }

    void run() {
        shapes(template.tree());
        template.conditions().values().forEach(tree -> names(tree, "Conditions"));
        template.rules().forEach(this::rule);
        template.resources().values().forEach(this::resource);
        template.outputs().values().forEach(this::output);
        mappings();
        Dependencies.all(template).requireNoCycle();
    }

    private void shapes(Map<String, Object> tree) {
        for (String section : List.of("Conditions", "Rules", "Resources", "Outputs")) {
            Object part = tree.get(section);
            if (part != null) {
                shape(part, "/" + section);
            }
        }
    }

    private void shape(Object node, String place) {
        if (node instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                shape(list.get(i), place + "/" + i);
            }
        } else if (node instanceof Map<?, ?> any) {
            Map<String, Object> map = Trees.map(any);
            String function = Trees.function(map);
            if (function != null && !function.equals("Condition")) {
                Functions.requireShape(function, map.getOrDefault(function, ""), place);
            }
            map.forEach((key, value) -> shape(value, place + "/" + key));
        }
    }

    private void rule(String name, Object tree) {
        boolean shaped =
                tree instanceof Map<?, ?> rule
                        && Set.of("RuleCondition", "Assertions").containsAll(rule.keySet())
                        && rule.get("Assertions") instanceof List<?> assertions
                        && assertions.stream().allMatch(TemplateChecks::assertion);
        if (!shaped) {
            throw Wrong.format(
                    ("[/Rules/%s] takes an optional RuleCondition and Assertions, a list of Assert"
                                    + " and AssertDescription")
                            .formatted(name));
        }
        names(tree, "Rules");
    }

    private static boolean assertion(Object tree) {
        return tree instanceof Map<?, ?> map
                && map.containsKey("Assert")
                && Set.of("Assert", "AssertDescription").containsAll(map.keySet());
    }

    private void resource(ResourceDefinition resource) {
        names(resource.tree(), "Resources");
        resource.condition().ifPresent(name -> requireCondition(name, "Resources"));
        for (String other : resource.dependsOn()) {
            if (!template.resources().containsKey(other)) {
                throw unresolved(Set.of(other), "Resources");
            }
        }
    }

    private void output(OutputDefinition output) {
        names(output.value(), "Outputs");
        output.condition().ifPresent(name -> requireCondition(name, "Outputs"));
    }

    private void names(Object tree, String block) {
        References references = References.all(tree);
        Set<String> missing = new TreeSet<>();
        for (Reference reference : references.found()) {
            if (reference.attribute().isPresent()) {
                requireResource(reference);
            } else if (!named(reference.name(), block)) {
                missing.add(reference.name());
            }
        }
        if (!missing.isEmpty()) {
            throw unresolved(missing, block);
        }
        references.conditions().forEach(name -> requireCondition(name, block));
    }

    private boolean named(String name, String block) {
        boolean resources = block.equals("Resources") || block.equals("Outputs");
        return Pseudo.named(name)
                || template.parameters().containsKey(name)
                || (resources && template.resources().containsKey(name));
    }

    private void requireResource(Reference reference) {
        if (!template.resources().containsKey(reference.name())) {
            throw Wrong.template(
                    "instance of Fn::GetAtt references undefined resource " + reference.name());
        }
    }

    private void requireCondition(String name, String block) {
        if (!template.conditions().containsKey(name)) {
            throw Wrong.format(
                    "Unresolved condition dependency %s in the %s block of the template"
                            .formatted(name, block));
        }
    }

    static RuntimeException unresolved(Set<String> names, String block) {
        return block.equals("Conditions") || block.equals("Rules")
                ? Wrong.format(
                        "Unresolved dependencies %s. Cannot reference resources in the %s block of the template"
                                .formatted(names, block))
                : Wrong.format(
                        "Unresolved resource dependencies %s in the %s block of the template"
                                .formatted(names, block));
    }

    private void mappings() {
        template.mappings()
                .forEach(
                        (name, keys) -> {
                            boolean shaped =
                                    keys instanceof Map<?, ?> map
                                            && map.values().stream()
                                                    .allMatch(Map.class::isInstance);
                            if (!shaped) {
                                throw Wrong.format(
                                        "[/Mappings/%s] must be a map of maps".formatted(name));
                            }
                        });
    }
}
