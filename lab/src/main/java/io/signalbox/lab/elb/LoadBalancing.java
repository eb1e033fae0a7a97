package io.signalbox.lab.elb;

import io.signalbox.lab.balancer.Action;
import io.signalbox.lab.balancer.Balancer;
import io.signalbox.lab.balancer.RoutingRule;
import io.signalbox.lab.balancer.RoutingTable;
import io.signalbox.lab.balancer.TargetGroup;
import io.signalbox.lab.balancer.TargetGroupSettings;
import io.signalbox.lab.endpoint.ApiError;
import io.signalbox.lab.identity.Account;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The load balancer, its listener, rules and target groups as AWS shows them, over a running [Balancer]. Used on the
/// lab's control thread only, except for the target groups of the balancer, which any thread may use.
public final class LoadBalancing {
    private final Balancer balancer;
    private final ElbNames names;
    private final Instant created;
    private final List<ListenerRule> rules = new ArrayList<>();
    private final Map<String, String> groupNames = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> tags = new LinkedHashMap<>();
    private Action otherwise = Action.FixedResponse.of(404, "not found\n");

    /// @param name of the load balancer, such as `channels-alb`
    public LoadBalancing(Balancer balancer, Account account, String name, Instant created) {
        this.balancer = balancer;
        this.names = new ElbNames(account, name);
        this.created = created;
    }

    /// Adds a target group.
    ///
    /// @return its ARN
    public String addGroup(
            String name, TargetGroupSettings settings, Map<String, String> groupTags) {
        String arn = names.targetGroup(name);
        balancer.addGroup(arn, settings);
        groupNames.put(arn, name);
        tags.put(arn, Map.copyOf(groupTags));
        return arn;
    }

    /// Adds a rule and puts it to work.
    ///
    /// @return its ARN
    public String addRule(int priority, List<String> pathPatterns, Action action) {
        String arn = names.rule(String.valueOf(priority));
        rules.add(new ListenerRule(arn, priority, pathPatterns, action));
        rules.sort(Comparator.comparingInt(ListenerRule::priority));
        route();
        return arn;
    }

    public String loadBalancerArn() {
        return names.loadBalancer();
    }

    public String listenerArn() {
        return names.listener();
    }

    /// @throws ApiError `TargetGroupNotFound`
    public TargetGroup group(String arn) {
        return balancer.group(arn).orElseThrow(() -> notFound("TargetGroup", "target group", arn));
    }

    /// The name of a target group, or the ARN itself where it is not known.
    public String groupName(String arn) {
        return groupNames.getOrDefault(arn, arn);
    }

    int port() {
        return balancer.port();
    }

    Instant created() {
        return created;
    }

    String balancerName() {
        return names.balancer();
    }

    List<ListenerRule> rules() {
        return List.copyOf(rules);
    }

    Action otherwise() {
        return otherwise;
    }

    Map<String, String> groupNames() {
        return groupNames;
    }

    Map<String, String> tags(String arn) {
        return tags.getOrDefault(arn, Map.of());
    }

    void requireLoadBalancer(String arn) {
        if (!arn.equals(loadBalancerArn())) {
            throw notFound("LoadBalancer", "load balancer", arn);
        }
    }

    void requireListener(String arn) {
        if (!arn.equals(listenerArn())) {
            throw notFound("Listener", "listener", arn);
        }
    }

    ListenerRule rule(String arn) {
        return rules.stream()
                .filter(rule -> rule.arn().equals(arn))
                .findFirst()
                .orElseThrow(() -> notFound("Rule", "rule", arn));
    }

    String defaultRuleArn() {
        return names.rule("default");
    }

    /// Puts the rule in the place of the one with its ARN, and to work at once.
    void replace(ListenerRule changed) {
        rules.replaceAll(rule -> rule.arn().equals(changed.arn()) ? changed : rule);
        route();
    }

    void otherwise(Action changed) {
        otherwise = changed;
        route();
    }

    /// Whether a rule or the default action names the group.
    boolean inUse(String groupArn) {
        return rules.stream().anyMatch(rule -> names(rule.action(), groupArn))
                || names(otherwise, groupArn);
    }

    private static boolean names(Action action, String groupArn) {
        return switch (action) {
            case Action.Forward forward ->
                    forward.groups().stream().anyMatch(g -> g.groupId().equals(groupArn));
            case Action.FixedResponse _ -> false;
        };
    }

    private void route() {
        List<RoutingRule> routes =
                rules.stream()
                        .map(rule -> new RoutingRule(rule.pathPatterns(), rule.action()))
                        .toList();
        balancer.route(new RoutingTable(routes, otherwise));
    }

    static ApiError notFound(String code, String what, String name) {
        return ApiError.of(code + "NotFound", "There is no %s '%s'.".formatted(what, name));
    }
}
