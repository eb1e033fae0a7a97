package io.signalbox.lab.stacks.template;

import io.signalbox.lab.stacks.parameter.ParameterDefinition;
import io.signalbox.lab.stacks.text.TemplateText;
import io.signalbox.lab.stacks.text.Trees;
import io.signalbox.lab.stacks.text.Wrong;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/// A template that was read and checked; what depends on parameters is checked when it is resolved.
///
/// @param body as it came
/// @param tree the same as maps, lists and texts
public record Template(
        String body,
        Map<String, Object> tree,
        Optional<String> description,
        Map<String, ParameterDefinition> parameters,
        Map<String, Object> mappings,
        Map<String, Object> conditions,
        Map<String, Object> rules,
        Map<String, ResourceDefinition> resources,
        Map<String, OutputDefinition> outputs) {
    private static final Set<String> SECTIONS =
            Set.of(
                    "AWSTemplateFormatVersion",
                    "Conditions",
                    "Description",
                    "Mappings",
                    "Metadata",
                    "Outputs",
                    "Parameters",
                    "Resources",
                    "Rules");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]{1,255}");
    private static final int MOST_RESOURCES = 500;
    private static final int MOST_PARAMETERS = 200;

    /// @param types resource types that there are
    public static Template read(String body, Set<String> types) {
        Map<String, Object> tree = TemplateText.read(body);
        requireSections(tree);
        Template template =
                new Template(
                        body,
                        tree,
                        description(tree),
                        members(tree, "Parameters", MOST_PARAMETERS, ParameterDefinition::read),
                        Trees.section(tree, "Mappings", ""),
                        Trees.section(tree, "Conditions", ""),
                        Trees.section(tree, "Rules", ""),
                        members(tree, "Resources", MOST_RESOURCES, ResourceDefinition::read),
                        members(tree, "Outputs", MOST_PARAMETERS, OutputDefinition::read));
        template.requireTypes(types);
        new TemplateChecks(template).run();
        return template;
    }

    private static void requireSections(Map<String, Object> tree) {
        if (tree.containsKey("Transform")) {
            throw Wrong.format("[/Transform] the lab has no macros; write the template out");
        }
        Set<String> unknown = new TreeSet<>(tree.keySet());
        unknown.removeAll(SECTIONS);
        if (!unknown.isEmpty()) {
            throw Wrong.error(
                    "Invalid template property or properties %s; allowed are %s"
                            .formatted(unknown, new TreeSet<>(SECTIONS)));
        }
        String version = Trees.text(tree, "AWSTemplateFormatVersion", "");
        if (version != null && !version.equals("2010-09-09")) {
            throw Wrong.format(
                    "unsupported value for AWSTemplateFormatVersion: %s; allowed is 2010-09-09"
                            .formatted(version));
        }
        if (Trees.section(tree, "Resources", "").isEmpty()) {
            throw Wrong.format("At least one Resources member must be defined.");
        }
    }

    private static Optional<String> description(Map<String, Object> tree) {
        String text = Trees.text(tree, "Description", "");
        if (text != null && text.length() > 1024) {
            throw Wrong.format("'Description' length is greater than 1024.");
        }
        return Optional.ofNullable(text);
    }

    private static <T> Map<String, T> members(
            Map<String, Object> tree,
            String section,
            int most,
            BiFunction<String, Object, T> reader) {
        Map<String, Object> nodes = Trees.section(tree, section, "");
        if (nodes.size() > most) {
            throw Wrong.format(
                    "Number of %s, %d, is greater than maximum allowed, %d"
                            .formatted(
                                    section.toLowerCase(java.util.Locale.ROOT),
                                    nodes.size(),
                                    most));
        }
        Map<String, T> members = new LinkedHashMap<>();
        nodes.forEach(
                (name, node) -> {
                    if (!NAME.matcher(name).matches()) {
                        throw Wrong.format(
                                "%s name %s is non alphanumeric."
                                        .formatted(
                                                section.substring(0, section.length() - 1), name));
                    }
                    members.put(name, reader.apply(name, node));
                });
        return Collections.unmodifiableMap(members);
    }

    private void requireTypes(Set<String> types) {
        List<String> unknown =
                resources.values().stream()
                        .map(ResourceDefinition::type)
                        .filter(type -> !types.contains(type))
                        .distinct()
                        .sorted()
                        .toList();
        if (!unknown.isEmpty()) {
            throw Wrong.format("Unrecognized resource types: " + unknown);
        }
    }
}
