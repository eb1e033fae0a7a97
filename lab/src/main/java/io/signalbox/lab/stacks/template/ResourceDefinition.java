package io.signalbox.lab.stacks.template;

import io.signalbox.lab.stacks.text.Trees;
import io.signalbox.lab.stacks.text.Wrong;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// One resource as a template declares it, functions unresolved.
///
/// @param tree the whole resource
public record ResourceDefinition(
        String logicalId,
        String type,
        Map<String, Object> properties,
        List<String> dependsOn,
        Optional<String> condition,
        DeletionPolicy deletionPolicy,
        DeletionPolicy updateReplacePolicy,
        Map<String, Object> tree) {
    private static final Set<String> KNOWN =
            Set.of(
                    "Type",
                    "Properties",
                    "DependsOn",
                    "Condition",
                    "DeletionPolicy",
                    "UpdateReplacePolicy",
                    "Metadata",
                    "CreationPolicy",
                    "UpdatePolicy");

    static ResourceDefinition read(String logicalId, Object node) {
        String place = "/Resources/" + logicalId;
        if (!(node instanceof Map<?, ?>)) {
            throw Wrong.format("[%s] Every Resources object must be an object".formatted(place));
        }
        Map<String, Object> tree = Trees.map(node);
        Set<String> unknown = new TreeSet<>(tree.keySet());
        unknown.removeAll(KNOWN);
        if (!unknown.isEmpty()) {
            throw Wrong.format(
                    "Invalid template resource property '%s' at [%s]; allowed are %s"
                            .formatted(unknown.iterator().next(), place, new TreeSet<>(KNOWN)));
        }
        String type = Trees.text(tree, "Type", place);
        if (type == null) {
            throw Wrong.format(
                    "[%s] Every Resources object must contain a Type member.".formatted(place));
        }
        return new ResourceDefinition(
                logicalId,
                type,
                Trees.section(tree, "Properties", place),
                dependsOn(tree, place),
                Optional.ofNullable(Trees.text(tree, "Condition", place)),
                DeletionPolicy.read(tree, "DeletionPolicy", type, DeletionPolicy.DELETE, place),
                DeletionPolicy.read(
                        tree, "UpdateReplacePolicy", type, DeletionPolicy.DELETE, place),
                tree);
    }

    private static List<String> dependsOn(Map<String, Object> tree, String place) {
        return switch (tree.get("DependsOn")) {
            case null -> List.of();
            case String one -> List.of(one);
            case List<?> list when list.stream().allMatch(String.class::isInstance) ->
                    list.stream().map(String.class::cast).toList();
            default ->
                    throw Wrong.format(
                            "[%s/DependsOn] must be a string or a list of strings."
                                    .formatted(place));
        };
    }
}
