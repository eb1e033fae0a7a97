package io.signalbox.lab.elb;

import io.signalbox.lab.balancer.route.Action;
import io.signalbox.lab.endpoint.ApiError;
import io.signalbox.lab.endpoint.Input;
import io.signalbox.lab.resource.ResourceType;
import io.signalbox.lab.resource.Wanted;
import io.signalbox.lab.resource.Work;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// `AWS::ElasticLoadBalancingV2::ListenerRule`: one path-pattern condition, one action.
final class ListenerRuleType implements ResourceType {
    private final LoadBalancing state;
    private final ActionReader actions;
    private final Map<String, Wanted> lastWanted = new HashMap<>();

    ListenerRuleType(LoadBalancing state) {
        this.state = state;
        this.actions = new ActionReader(state);
    }

    @Override
    public String name() {
        return "AWS::ElasticLoadBalancingV2::ListenerRule";
    }

    @Override
    public Set<String> createOnly() {
        return Set.of("ListenerArn");
    }

    @Override
    public Work create(Wanted wanted) {
        ElbListener listener = state.listener(wanted.properties().requiredText("ListenerArn"));
        int priority = priority(wanted.properties());
        ListenerRule rule = rule(state.newRuleArn(listener.arn(), priority), priority, wanted);
        state.put(listener, rule);
        lastWanted.put(rule.arn(), wanted);
        return new Work.Done(rule.arn());
    }

    private ListenerRule rule(String arn, int priority, Wanted wanted) {
        return new ListenerRule(
                arn,
                priority,
                ElbReader.patterns(wanted.properties()),
                actions.read(wanted.properties(), "Actions"),
                wanted.tags());
    }

    private static int priority(Input input) {
        if (!input.has("Priority")) {
            throw input.invalid("Priority is required.");
        }
        return ElbReader.number(input, "Priority", 1, 1, 50_000);
    }

    @Override
    public Work update(String physicalId, Wanted before, Wanted wanted) {
        state.rule(physicalId);
        ElbListener listener = state.listenerOfRule(physicalId).orElseThrow();
        state.put(listener, rule(physicalId, priority(wanted.properties()), wanted));
        lastWanted.put(physicalId, wanted);
        return new Work.Done(physicalId);
    }

    @Override
    public Work delete(String physicalId, Wanted last) {
        state.removeRule(physicalId);
        lastWanted.remove(physicalId);
        return new Work.Done(physicalId);
    }

    @Override
    public Map<String, Object> attributes(String physicalId) {
        return Map.of("RuleArn", physicalId, "IsDefault", "false");
    }

    @Override
    public Optional<Map<String, Object>> actual(String physicalId) {
        return state.findRule(physicalId).map(rule -> actual(physicalId, rule));
    }

    private Map<String, Object> actual(String physicalId, ListenerRule rule) {
        Wanted wanted = Objects.requireNonNull(lastWanted.get(physicalId));
        Map<String, Object> actual = new LinkedHashMap<>();
        actual.put("Priority", String.valueOf(rule.priority()));
        actual.put("Actions", shown(actions, wanted, "Actions", rule.action()));
        boolean same = rule.pathPatterns().equals(ElbReader.patterns(wanted.properties()));
        Object asWanted = wanted.tree().get("Conditions");
        actual.put(
                "Conditions",
                same && asWanted != null
                        ? asWanted
                        : List.of(
                                Map.of(
                                        "Field",
                                        "path-pattern",
                                        "PathPatternConfig",
                                        Map.of("Values", rule.pathPatterns()))));
        return actual;
    }

    /// The action as it is now; in the template's own words where it is still what the template says.
    static Object shown(ActionReader reader, Wanted wanted, String list, Action now) {
        Object asWanted = wanted.tree().get(list);
        return asWanted != null && sameAs(reader, wanted, list, now)
                ? asWanted
                : ActionTexts.of(now);
    }

    private static boolean sameAs(ActionReader reader, Wanted wanted, String list, Action now) {
        try {
            return reader.read(wanted.properties(), list).equals(now);
        } catch (ApiError targetGroupGone) {
            return false;
        }
    }
}
