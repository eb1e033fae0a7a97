package io.signalbox.lab.stacks;

import io.signalbox.lab.endpoint.Input;
import io.signalbox.lab.endpoint.Members;
import io.signalbox.lab.endpoint.Operation;
import io.signalbox.lab.endpoint.Pages;
import io.signalbox.lab.stacks.run.Stack;
import io.signalbox.lab.stacks.run.StackEvent;
import io.signalbox.lab.stacks.run.StackResource;
import io.signalbox.lab.stacks.run.StackStatus;
import io.signalbox.lab.stacks.template.ResourceDefinition;
import io.signalbox.lab.stacks.text.Json;
import io.signalbox.lab.stacks.text.Wrong;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The operations that look at stacks, such as `aws cloudformation describe-stacks`.
final class StackReads {
    static final Pages PAGES = Pages.of("MaxResults", "NextToken", "ValidationError", 100, 100);

    private final Registry stacks;

    StackReads(Registry stacks) {
        this.stacks = stacks;
    }

    Map<String, Operation> operations() {
        return Map.of(
                "DescribeStacks", this::describe,
                "ListStacks", this::list,
                "DescribeStackEvents", this::events,
                "ListStackResources", this::listResources,
                "DescribeStackResource", this::resource,
                "DescribeStackResources", this::resources);
    }

    private Members describe(Input input) {
        Optional<String> name = input.text("StackName").filter(text -> !text.isEmpty());
        List<Stack> found =
                name.map(text -> List.of(stacks.require(text)))
                        .orElseGet(
                                () ->
                                        stacks.all().stream()
                                                .filter(stack -> !StackEngine.deleted(stack))
                                                .toList());
        return PAGES.answer(
                input, "DescribeStacks", "Stacks", found, Stack::id, StackShapes::stack);
    }

    private Members list(Input input) {
        List<String> states = input.texts("StackStatusFilter");
        List<String> known = Arrays.stream(StackStatus.values()).map(Enum::name).toList();
        for (String state : states) {
            if (!known.contains(state) && !state.startsWith("IMPORT_")) {
                throw Wrong.error(
                        ("1 validation error detected: Value '[%s]' at 'stackStatusFilter' failed to"
                                        + " satisfy constraint: Member must satisfy enum value set: %s")
                                .formatted(state, known));
            }
        }
        List<Stack> found =
                stacks.all().stream()
                        .filter(s -> states.isEmpty() || states.contains(s.status().name()))
                        .toList();
        return PAGES.answer(
                input, "ListStacks", "StackSummaries", found, Stack::id, StackShapes::summary);
    }

    /// Newest first.
    private Members events(Input input) {
        Stack stack = stacks.requireByName(input.requiredText("StackName"));
        return PAGES.answer(
                input,
                "DescribeStackEvents " + stack.id(),
                "StackEvents",
                stack.events(),
                event -> "%019d".formatted(Long.MAX_VALUE - event.number()),
                (StackEvent event) -> StackShapes.event(stack, event));
    }

    private Members listResources(Input input) {
        Stack stack = stacks.require(input.requiredText("StackName"));
        return PAGES.answer(
                input,
                "ListStackResources " + stack.id(),
                "StackResourceSummaries",
                List.copyOf(stack.resources()),
                StackResource::logicalId,
                StackShapes::resourceSummary);
    }

    private Members resource(Input input) {
        String name = input.requiredText("StackName");
        String logicalId = input.requiredText("LogicalResourceId");
        Stack stack = stacks.requireByName(name);
        StackResource resource = requireResource(stack, logicalId, name);
        ResourceDefinition definition =
                stack.intent()
                        .map(intent -> intent.template().resources().get(logicalId))
                        .orElse(null);
        Object metadata = definition == null ? null : definition.tree().get("Metadata");
        return Members.of()
                .put(
                        "StackResourceDetail",
                        StackShapes.resourceDetail(
                                stack, resource, metadata == null ? "{}" : Json.of(metadata)));
    }

    private Members resources(Input input) {
        Optional<String> physical = input.text("PhysicalResourceId");
        Optional<String> logical = input.text("LogicalResourceId");
        Optional<String> name = input.text("StackName");
        if (name.isPresent() == physical.isPresent()) {
            throw Wrong.error(
                    "Either StackName or PhysicalResourceId must be specified, not both.");
        }
        Stack stack = name.map(stacks::require).orElseGet(() -> owner(physical.orElse("")));
        logical.ifPresent(id -> requireResource(stack, id, stack.name()));
        return Members.of()
                .put(
                        "StackResources",
                        stack.resources().stream()
                                .filter(
                                        r ->
                                                logical.isEmpty()
                                                        || r.logicalId().equals(logical.get()))
                                .map(r -> StackShapes.resource(stack, r))
                                .toList());
    }

    private Stack owner(String physicalId) {
        return stacks.all().stream()
                .filter(stack -> !StackEngine.deleted(stack))
                .filter(
                        stack ->
                                stack.resources().stream()
                                        .anyMatch(r -> r.physicalId().equals(physicalId)))
                .findFirst()
                .orElseThrow(
                        () -> Wrong.error("Stack for %s does not exist".formatted(physicalId)));
    }

    static StackResource requireResource(Stack stack, String logicalId, String asked) {
        StackResource resource = stack.resource(logicalId);
        if (resource == null) {
            throw Wrong.error(
                    "Resource %s does not exist for stack %s".formatted(logicalId, asked));
        }
        return resource;
    }
}
