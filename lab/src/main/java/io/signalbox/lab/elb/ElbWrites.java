package io.signalbox.lab.elb;

import io.signalbox.lab.endpoint.ApiError;
import io.signalbox.lab.endpoint.Input;
import io.signalbox.lab.endpoint.Members;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// `ModifyRule`, `ModifyListener` and `ModifyTargetGroupAttributes`. Everything is read, and so checked, before anything is changed.
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
        if (state.isDefaultRule(arn)) {
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
            changed = changed.withPathPatterns(ElbReader.patterns(input));
        }
        ElbListener listener = state.listenerOfRule(arn).orElseThrow();
        state.put(listener, changed);
        return Members.of().put("Rules", List.of(shapes.rule(changed)));
    }

    Members modifyListener(Input input) {
        input.allowOnly(Set.of("ListenerArn", "DefaultActions"));
        ElbListener listener = state.listener(input.requiredText("ListenerArn"));
        if (!input.has("DefaultActions")) {
            throw input.invalid("Give DefaultActions.");
        }
        listener.otherwise(actions.read(input, "DefaultActions"));
        state.route(listener);
        return Members.of().put("Listeners", List.of(shapes.listener(listener)));
    }

    Members modifyGroupAttributes(Input input) {
        input.allowOnly(Set.of("TargetGroupArn", "Attributes"));
        GroupEntry group = state.group(input.requiredText("TargetGroupArn"));
        Map<String, String> attributes = new HashMap<>(group.attributes());
        attributes.putAll(input.pairs("Attributes"));
        GroupEntry changed = group.withAttributes(attributes);
        state.replace(changed, input);
        return Members.of().put("Attributes", ElbShapes.attributes(changed.allAttributes()));
    }
}
