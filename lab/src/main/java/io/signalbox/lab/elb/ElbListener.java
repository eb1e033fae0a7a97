package io.signalbox.lab.elb;

import io.signalbox.lab.balancer.Listener;
import io.signalbox.lab.balancer.route.Action;
import io.signalbox.lab.endpoint.ApiError;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// One listener of a load balancer with its rules. Control thread only.
final class ElbListener {
    private final String arn;
    private final LoadBalancer balancer;
    private final Listener live;
    private Map<String, String> tags;
    private final List<ListenerRule> rules = new ArrayList<>();
    private Action otherwise;
    private int wantedPort;

    /// @param wantedPort as it was asked for; the lab listens on a free port instead
    ElbListener(
            String arn,
            LoadBalancer balancer,
            int wantedPort,
            Listener live,
            Action otherwise,
            Map<String, String> tags) {
        this.arn = arn;
        this.balancer = balancer;
        this.wantedPort = wantedPort;
        this.live = live;
        this.otherwise = otherwise;
        this.tags = Map.copyOf(tags);
    }

    String arn() {
        return arn;
    }

    String balancerArn() {
        return balancer.arn();
    }

    int wantedPort() {
        return wantedPort;
    }

    void wantedPort(int changed) {
        wantedPort = changed;
    }

    Listener live() {
        return live;
    }

    Map<String, String> tags() {
        return tags;
    }

    void tags(Map<String, String> changed) {
        tags = Map.copyOf(changed);
    }

    Action otherwise() {
        return otherwise;
    }

    void otherwise(Action changed) {
        otherwise = changed;
    }

    /// By ascending priority.
    List<ListenerRule> rules() {
        return List.copyOf(rules);
    }

    /// @throws ApiError `PriorityInUse`
    void put(ListenerRule rule) {
        for (ListenerRule other : rules) {
            if (other.priority() == rule.priority() && !other.arn().equals(rule.arn())) {
                throw ApiError.of(
                        "PriorityInUse",
                        "Priority '%d' is currently in use".formatted(rule.priority()));
            }
        }
        remove(rule.arn());
        rules.add(rule);
        rules.sort(Comparator.comparingInt(ListenerRule::priority));
    }

    void remove(String ruleArn) {
        rules.removeIf(rule -> rule.arn().equals(ruleArn));
    }

    /// Whether a rule or the default action names the group.
    boolean uses(String groupArn) {
        return names(otherwise, groupArn)
                || rules.stream().anyMatch(rule -> names(rule.action(), groupArn));
    }

    private static boolean names(Action action, String groupArn) {
        return switch (action) {
            case Action.Forward forward ->
                    forward.groups().stream().anyMatch(g -> g.groupId().equals(groupArn));
            case Action.FixedResponse _, Action.Redirect _ -> false;
        };
    }
}
