package io.signalbox.lab.elb;

import io.signalbox.lab.endpoint.ApiError;
import io.signalbox.lab.endpoint.Input;
import io.signalbox.lab.endpoint.Members;
import java.util.List;
import java.util.Set;

/// `ModifyRule` and `ModifyListener`. Everything is read, and so checked, before anything is changed.
final class ElbWrites {
    private final LoadBalancing state;
    private final ElbShapes shapes;
    private final ActionReader actions;

    ElbWrites(LoadBalancing state, ElbShapes shapes) {
        this.state = state;
        this.shapes = shapes;
        this.actions = new ActionReader(state);
    }

    Members modifyRule(Input input) {
        input.allowOnly(Set.of("RuleArn", "Actions", "Conditions"));
        String arn = input.requiredText("RuleArn");
        if (arn.equals(state.defaultRuleArn())) {
            throw ApiError.of(
                    "OperationNotPermitted",
                    "The default rule is changed by ModifyListener, not by ModifyRule.");
        }
        ListenerRule changed = state.rule(arn);
        if (!input.has("Actions") && !input.has("Conditions")) {
            throw input.invalid("Give Actions, Conditions or both.");
        }
        if (input.has("Actions")) {
            changed = changed.withAction(actions.read(input, "Actions"));
        }
        if (input.has("Conditions")) {
            changed = changed.withPathPatterns(patterns(input));
        }
        state.replace(changed);
        return Members.of().put("Rules", List.of(shapes.rule(changed)));
    }

    Members modifyListener(Input input) {
        input.allowOnly(Set.of("ListenerArn", "DefaultActions"));
        state.requireListener(input.requiredText("ListenerArn"));
        if (!input.has("DefaultActions")) {
            throw input.invalid("Give DefaultActions.");
        }
        state.otherwise(actions.read(input, "DefaultActions"));
        return Members.of().put("Listeners", List.of(shapes.listener()));
    }

    private static List<String> patterns(Input input) {
        List<Input> conditions = input.items("Conditions");
        if (conditions.size() != 1
                || !conditions.getFirst().requiredText("Field").equals("path-pattern")) {
            throw input.invalid("The lab's rules take exactly one condition, a path-pattern.");
        }
        Input condition = conditions.getFirst();
        List<String> patterns =
                condition
                        .members("PathPatternConfig")
                        .map(config -> config.texts("Values"))
                        .orElseGet(() -> condition.texts("Values"));
        if (patterns.isEmpty() || patterns.size() > 5) {
            throw input.invalid(
                    "A path-pattern condition takes 1 to 5 values, not %d."
                            .formatted(patterns.size()));
        }
        if (patterns.stream().anyMatch(p -> p.isEmpty() || p.length() > 128)) {
            throw input.invalid("A path pattern has 1 to 128 characters.");
        }
        return patterns;
    }
}
