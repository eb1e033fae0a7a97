package io.signalbox.lab.stacks.change;

import io.signalbox.lab.resource.ResourceType;
import io.signalbox.lab.stacks.change.Change.Action;
import io.signalbox.lab.stacks.change.Change.Replacement;
import io.signalbox.lab.stacks.change.Detail.Cause;
import io.signalbox.lab.stacks.recorded.TypeFacts;
import io.signalbox.lab.stacks.run.Changes;
import io.signalbox.lab.stacks.run.Intent;
import io.signalbox.lab.stacks.run.Made;
import io.signalbox.lab.stacks.run.Stack;
import io.signalbox.lab.stacks.run.StackResource;
import io.signalbox.lab.stacks.run.Surroundings;
import io.signalbox.lab.stacks.template.DeletionPolicy;
import io.signalbox.lab.stacks.template.Dependencies;
import io.signalbox.lab.stacks.template.Resolver;
import io.signalbox.lab.stacks.template.ResourceDefinition;
import io.signalbox.lab.stacks.text.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Says what an update would do, without doing it.
public final class Planner {
    private static final List<String> OTHERS =
            List.of(
                    "Metadata",
                    "CreationPolicy",
                    "UpdatePolicy",
                    "DeletionPolicy",
                    "UpdateReplacePolicy");

    private final Surroundings around;
    private final Stack stack;
    private final Intent intent;
    private final Dependencies order;
    private final PlannedResources planned;
    private final Resolver real;
    private final Resolver shown;
    private final Causes causes;

    public Planner(Surroundings around, Stack stack, Intent intent, Dependencies order) {
        this.around = around;
        this.stack = stack;
        this.intent = intent;
        this.order = order;
        this.planned = new PlannedResources(around, stack);
        this.real = resolver(false);
        this.shown = resolver(true);
        this.causes = new Causes(stack.intent(), intent);
    }

    private Resolver resolver(boolean masked) {
        return new Resolver(
                intent.template(),
                intent.parameters(),
                around.pseudo(stack, intent),
                planned,
                masked);
    }

    /// All changes, in the order of the template and then what goes; nothing if nothing but policies and metadata would
    /// change, for which AWS makes no update.
    public Plan plan() {
        Map<String, Change> changes = new LinkedHashMap<>();
        boolean moving = false;
        for (String name : order.ordered()) {
            ResourceDefinition definition = intent.template().resources().get(name);
            Change change = definition == null ? null : change(definition);
            if (change != null) {
                changes.put(name, change);
                moving |= !OTHERS.containsAll(change.scope()) || change.action() == Action.ADD;
            }
        }
        List<Change> sorted = new ArrayList<>();
        intent.template().resources().keySet().stream()
                .filter(changes::containsKey)
                .forEach(name -> sorted.add(changes.get(name)));
        for (StackResource resource : stack.resources()) {
            Made made = resource.made();
            if (made != null && !order.byResource().containsKey(resource.logicalId())) {
                sorted.add(removal(resource, made));
                moving = true;
            }
        }
        boolean outputs = outputsChange();
        return new Plan(moving || outputs ? sorted : List.of(), moving || outputs);
    }

    /// @param any whether there is anything to do; outputs alone may change too
    public record Plan(List<Change> changes, boolean any) {
        public Plan {
            changes = List.copyOf(changes);
        }
    }

    private @Nullable Change change(ResourceDefinition definition) {
        String name = definition.logicalId();
        StackResource resource = stack.resource(name);
        Made made = resource == null ? null : resource.made();
        Map<String, Object> after = shown.properties(definition.properties());
        if (made == null) {
            planned.fresh(name);
            return addition(definition, after);
        }
        Map<String, Object> wanted = real.properties(definition.properties());
        List<Detail> details = new ArrayList<>();
        for (TreeDiff.Leaf leaf : TreeDiff.leaves(made.wanted().tree(), wanted)) {
            details.addAll(details(definition, made, leaf, after));
        }
        tags(definition, made).ifPresent(details::add);
        Replacement replacement = replacement(details);
        if (replacement != Replacement.FALSE) {
            planned.fresh(name);
        } else if (!details.isEmpty()) {
            planned.changed(name);
        }
        others(definition, made, details);
        return details.isEmpty()
                ? null
                : modification(definition, made, details, replacement, after);
    }

    private Change addition(ResourceDefinition definition, Map<String, Object> after) {
        return new Change(
                Action.ADD,
                definition.logicalId(),
                "",
                definition.type(),
                Optional.empty(),
                "",
                Set.of(),
                List.of(),
                "",
                context(definition, after));
    }

    private Change modification(
            ResourceDefinition definition,
            Made made,
            List<Detail> details,
            Replacement replacement,
            Map<String, Object> after) {
        Set<String> scope = new LinkedHashSet<>();
        details.forEach(detail -> scope.add(detail.attribute()));
        String policy =
                replacement == Replacement.FALSE
                        ? ""
                        : "ReplaceAnd" + goes(definition.updateReplacePolicy());
        return new Change(
                Action.MODIFY,
                definition.logicalId(),
                made.physicalId(),
                definition.type(),
                Optional.of(replacement),
                policy,
                scope,
                details,
                context(made.definition(), made.shown()),
                context(definition, after));
    }

    private static Change removal(StackResource resource, Made made) {
        return new Change(
                Action.REMOVE,
                resource.logicalId(),
                made.physicalId(),
                resource.type(),
                Optional.empty(),
                goes(made.definition().deletionPolicy()),
                Set.of(),
                List.of(),
                context(made.definition(), made.shown()),
                "");
    }

    private static String goes(DeletionPolicy policy) {
        return policy == DeletionPolicy.RETAIN_EXCEPT_ON_CREATE ? "Retain" : policy.word();
    }

    private List<Detail> details(
            ResourceDefinition definition,
            Made made,
            TreeDiff.Leaf leaf,
            Map<String, Object> after) {
        String property = leaf.steps().getFirst();
        boolean dynamic = leaf.after().map(Json::leaf).orElse("").contains(Resolver.UNKNOWN);
        List<Detail> details = new ArrayList<>();
        for (Cause cause : causes.of(definition.properties(), leaf.steps(), planned.moving())) {
            details.add(
                    new Detail(
                            "Properties",
                            property,
                            recreation(definition.type(), property),
                            "/Properties" + leaf.path(),
                            leaf.before()
                                    .flatMap(_ -> TreeDiff.at(made.shown(), leaf.steps()))
                                    .map(Json::leaf),
                            leaf.after()
                                    .flatMap(_ -> TreeDiff.at(after, leaf.steps()))
                                    .map(Json::leaf),
                            dynamic,
                            cause));
        }
        return details;
    }

    private String recreation(String type, String property) {
        ResourceType of = around.types().of(type);
        if (of.createOnly().contains(property)) {
            return "Always";
        }
        return around.types()
                        .facts(type)
                        .map(TypeFacts::sometimes)
                        .orElse(Set.of())
                        .contains(property)
                ? "Conditionally"
                : "Never";
    }

    private static Replacement replacement(List<Detail> details) {
        Replacement replacement = Replacement.FALSE;
        for (Detail detail : details) {
            if (detail.recreation().equals("Always") && !detail.dynamic()) {
                return Replacement.TRUE;
            }
            if (!detail.recreation().equals("Never")) {
                replacement = Replacement.CONDITIONAL;
            }
        }
        return replacement;
    }

    private Optional<Detail> tags(ResourceDefinition definition, Made made) {
        Map<String, String> old = Changes.own(made.wanted().tags());
        Map<String, String> now = Changes.own(intent.tags());
        boolean taggable =
                around.types().facts(definition.type()).map(TypeFacts::taggable).orElse(false);
        return old.equals(now) || !taggable
                ? Optional.empty()
                : Optional.of(
                        new Detail(
                                "Tags",
                                "",
                                "Never",
                                "/Tags",
                                Optional.of(Json.of(old)),
                                Optional.of(Json.of(now)),
                                false,
                                Cause.DIRECT));
    }

    private static void others(ResourceDefinition definition, Made made, List<Detail> details) {
        for (String attribute : OTHERS) {
            Optional<Object> old = Optional.ofNullable(made.definition().tree().get(attribute));
            Optional<Object> now = Optional.ofNullable(definition.tree().get(attribute));
            if (!old.equals(now)) {
                details.add(
                        new Detail(
                                attribute,
                                "",
                                "Never",
                                "/" + attribute,
                                old.map(Json::leaf),
                                now.map(Json::leaf),
                                false,
                                Cause.DIRECT));
            }
        }
    }

    private static String context(ResourceDefinition definition, Map<String, Object> properties) {
        Map<String, Object> context = new LinkedHashMap<>();
        context.put("Properties", properties);
        for (String attribute : OTHERS) {
            Object value = definition.tree().get(attribute);
            if (value != null) {
                context.put(attribute, value);
            }
        }
        return Json.of(context);
    }

    private boolean outputsChange() {
        Map<String, String> now = new LinkedHashMap<>();
        intent.template()
                .outputs()
                .forEach(
                        (name, output) -> {
                            if (output.condition().map(shown::holds).orElse(true)) {
                                shown.output(output.value()).ifPresent(v -> now.put(name, v));
                            }
                        });
        Map<String, String> old = new LinkedHashMap<>();
        stack.outputs().forEach(output -> old.put(output.key(), output.value()));
        return !old.equals(now);
    }
}
