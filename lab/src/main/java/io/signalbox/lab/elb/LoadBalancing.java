package io.signalbox.lab.elb;

import io.signalbox.lab.balancer.Balancer;
import io.signalbox.lab.balancer.Listener;
import io.signalbox.lab.balancer.route.Action;
import io.signalbox.lab.balancer.route.RoutingRule;
import io.signalbox.lab.balancer.route.RoutingTable;
import io.signalbox.lab.balancer.route.WeightedGroup;
import io.signalbox.lab.balancer.target.TargetGroup;
import io.signalbox.lab.endpoint.ApiError;
import io.signalbox.lab.endpoint.Input;
import io.signalbox.lab.identity.Account;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The load balancers, listeners, rules and target groups of the account, over a running [Balancer]. Used on the lab's
/// control thread only, except for the target groups of the balancer, which any thread may use.
public final class LoadBalancing {
    private final Balancer live;
    private final ElbNames names;
    private final InstantSource clock;
    private final Map<String, LoadBalancer> balancers = new LinkedHashMap<>();
    private final Map<String, ElbListener> listeners = new LinkedHashMap<>();
    private final Map<String, GroupEntry> groups = new LinkedHashMap<>();

    public LoadBalancing(Balancer live, Account account, InstantSource clock) {
        this.live = live;
        this.names = new ElbNames(account);
        this.clock = clock;
    }

    ElbNames names() {
        return names;
    }

    InstantSource clock() {
        return clock;
    }

    // load balancers

    Collection<LoadBalancer> balancers() {
        return List.copyOf(balancers.values());
    }

    Optional<LoadBalancer> findBalancer(String arn) {
        return Optional.ofNullable(balancers.get(arn));
    }

    LoadBalancer balancer(String arn) {
        return findBalancer(arn).orElseThrow(() -> notFound("LoadBalancer", "load balancer", arn));
    }

    /// @throws ApiError `DuplicateLoadBalancerName`
    void add(LoadBalancer balancer) {
        if (balancers.putIfAbsent(balancer.arn(), balancer) != null) {
            throw ApiError.of(
                    "DuplicateLoadBalancerName",
                    "A load balancer with the name '%s' exists already."
                            .formatted(balancer.name()));
        }
    }

    void replace(LoadBalancer changed) {
        balancers.put(changed.arn(), changed);
        listenersOf(changed.arn()).forEach(l -> l.live().idleTimeout(idleTimeout(changed)));
    }

    /// With its listeners. One that is not there is no matter, as in AWS.
    ///
    /// @throws ApiError `OperationNotPermitted` while deletion protection is on
    void removeBalancer(String arn) {
        LoadBalancer balancer = balancers.get(arn);
        if (balancer == null) {
            return;
        }
        if (balancer.isProtected()) {
            throw ApiError.of(
                    "OperationNotPermitted",
                    "Load balancer '%s' cannot be deleted because deletion protection is enabled"
                            .formatted(arn));
        }
        listenersOf(arn).forEach(l -> removeListener(l.arn()));
        balancers.remove(arn);
    }

    private static Duration idleTimeout(LoadBalancer balancer) {
        String seconds = balancer.attributes().getOrDefault(LoadBalancer.IDLE_TIMEOUT, "60");
        return Duration.ofSeconds(Long.parseLong(seconds));
    }

    // listeners

    List<ElbListener> listenersOf(String balancerArn) {
        return listeners.values().stream()
                .filter(l -> l.balancerArn().equals(balancerArn))
                .toList();
    }

    Optional<ElbListener> findListener(String arn) {
        return Optional.ofNullable(listeners.get(arn));
    }

    ElbListener listener(String arn) {
        return findListener(arn).orElseThrow(() -> notFound("Listener", "listener", arn));
    }

    /// Where a listener really listens: on a free port of this machine, whatever port it was asked to have.
    public Optional<URI> url(String listenerArn) {
        return findListener(listenerArn).map(l -> l.live().url());
    }

    /// Opens a port and puts it to work.
    ///
    /// @throws ApiError `DuplicateListener`, `LoadBalancerNotFound`
    ElbListener addListener(
            String balancerArn, int port, Action otherwise, Map<String, String> tags) {
        LoadBalancer balancer = balancer(balancerArn);
        if (listenersOf(balancerArn).stream().anyMatch(l -> l.wantedPort() == port)) {
            throw ApiError.of(
                    "DuplicateListener", "A listener already exists on port %d.".formatted(port));
        }
        // binding to loopback takes no time worth leaving the control thread for
        Listener open = live.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        open.idleTimeout(idleTimeout(balancer));
        ElbListener added =
                new ElbListener(
                        names.listener(balancerArn, port), balancer, port, open, otherwise, tags);
        listeners.put(added.arn(), added);
        // others may redirect to its port
        listenersOf(balancerArn).forEach(this::route);
        return added;
    }

    /// Closes its port. One that is not there is no matter.
    void removeListener(String arn) {
        ElbListener removed = listeners.remove(arn);
        if (removed != null) {
            removed.live().close();
        }
    }

    /// Puts the listener's rules as they are now to work, at once.
    void route(ElbListener listener) {
        List<RoutingRule> routes =
                listener.rules().stream()
                        .map(
                                rule ->
                                        new RoutingRule(
                                                rule.pathPatterns(),
                                                reachable(listener, rule.action())))
                        .toList();
        listener.live().route(new RoutingTable(routes, reachable(listener, listener.otherwise())));
    }

    /// A redirect to a port that another listener of the same load balancer was asked to have goes to the one that it
    /// really has, without TLS.
    private Action reachable(ElbListener from, Action action) {
        if (!(action instanceof Action.Redirect redirect)) {
            return action;
        }
        return listenersOf(from.balancerArn()).stream()
                .filter(l -> redirect.port().equals(String.valueOf(l.wantedPort())))
                .findFirst()
                .<Action>map(
                        l ->
                                new Action.Redirect(
                                        redirect.status(),
                                        "HTTP",
                                        redirect.host(),
                                        String.valueOf(l.live().port()),
                                        redirect.path(),
                                        redirect.query()))
                .orElse(redirect);
    }

    // rules

    Optional<ElbListener> listenerOfRule(String ruleArn) {
        return listeners.values().stream()
                .filter(
                        l ->
                                ruleArn.equals(names.rule(l.arn(), "default"))
                                        || l.rules().stream()
                                                .anyMatch(r -> r.arn().equals(ruleArn)))
                .findFirst();
    }

    /// Of a rule that is not a default one.
    Optional<ListenerRule> findRule(String arn) {
        return listeners.values().stream()
                .flatMap(l -> l.rules().stream())
                .filter(rule -> rule.arn().equals(arn))
                .findFirst();
    }

    ListenerRule rule(String arn) {
        return findRule(arn).orElseThrow(() -> notFound("Rule", "rule", arn));
    }

    boolean isDefaultRule(String arn) {
        return listeners.values().stream()
                .anyMatch(l -> names.rule(l.arn(), "default").equals(arn));
    }

    /// An ARN for a new rule of the listener.
    String newRuleArn(String listenerArn, int priority) {
        String key = String.valueOf(priority);
        while (findRule(names.rule(listenerArn, key)).isPresent()) {
            key += "+";
        }
        return names.rule(listenerArn, key);
    }

    /// Adds the rule, or puts it in the place of the one with its ARN, and to work at once.
    void put(ElbListener listener, ListenerRule rule) {
        listener.put(rule);
        route(listener);
    }

    /// One that is not there is no matter.
    void removeRule(String arn) {
        listenerOfRule(arn)
                .ifPresent(
                        listener -> {
                            listener.remove(arn);
                            route(listener);
                        });
    }

    /// Whether there is such a rule or default rule, and forwarding is all that it does.
    public boolean forwards(String ruleArn) {
        return actionOf(ruleArn).filter(Action.Forward.class::isInstance).isPresent();
    }

    private Optional<Action> actionOf(String ruleArn) {
        return isDefaultRule(ruleArn)
                ? listenerOfRule(ruleArn).map(ElbListener::otherwise)
                : findRule(ruleArn).map(ListenerRule::action);
    }

    /// Lets a rule forward to these groups by these weights, at once; its stickiness stays.
    ///
    /// @param weights 0 to 999 by the ARNs of target groups
    /// @return false if there is no such rule, or it does something else than forward
    public boolean weigh(String ruleArn, Map<String, Integer> weights) {
        Optional<ElbListener> listener = listenerOfRule(ruleArn);
        if (listener.isEmpty()
                || !(actionOf(ruleArn).orElse(null) instanceof Action.Forward forward)) {
            return false;
        }
        List<WeightedGroup> groups =
                weights.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(share -> new WeightedGroup(share.getKey(), share.getValue()))
                        .toList();
        Action changed = new Action.Forward(groups, forward.groupStickiness());
        if (isDefaultRule(ruleArn)) {
            listener.get().otherwise(changed);
            route(listener.get());
        } else {
            put(listener.get(), rule(ruleArn).withAction(changed));
        }
        return true;
    }

    // target groups

    Collection<GroupEntry> groups() {
        return List.copyOf(groups.values());
    }

    Optional<GroupEntry> findGroup(String arn) {
        return Optional.ofNullable(groups.get(arn));
    }

    /// @throws ApiError `TargetGroupNotFound`
    GroupEntry group(String arn) {
        return findGroup(arn).orElseThrow(() -> notFound("TargetGroup", "target group", arn));
    }

    TargetGroup liveGroup(String arn) {
        return live.group(arn).orElseThrow(() -> notFound("TargetGroup", "target group", arn));
    }

    /// @throws ApiError `DuplicateTargetGroupName`
    void add(GroupEntry group, Input input) {
        if (groups.containsKey(group.arn())) {
            throw ApiError.of(
                    "DuplicateTargetGroupName",
                    "A target group with the name '%s' exists already.".formatted(group.name()));
        }
        live.addGroup(group.arn(), group.settings(input));
        groups.put(group.arn(), group);
    }

    void replace(GroupEntry changed, Input input) {
        liveGroup(changed.arn()).settings(changed.settings(input));
        groups.put(changed.arn(), changed);
    }

    /// One that is not there is no matter.
    ///
    /// @throws ApiError `ResourceInUse` while a listener or rule names it
    void removeGroup(String arn) {
        if (inUse(arn)) {
            throw ApiError.of(
                    "ResourceInUse",
                    "Target group '%s' is currently in use by a listener or a rule".formatted(arn));
        }
        live.removeGroup(arn);
        groups.remove(arn);
    }

    /// Whether a rule or a default action of any listener names the group.
    boolean inUse(String groupArn) {
        return listeners.values().stream().anyMatch(l -> l.uses(groupArn));
    }

    /// A target group with a load balancer that sends to it, both as CloudWatch's dimensions name them.
    public record Balanced(String balancer, String name, TargetGroup group) {}

    /// Every group with each of its load balancers.
    public List<Balanced> balanced() {
        return groups.values().stream()
                .flatMap(
                        group ->
                                balancersOf(group.arn()).stream()
                                        .distinct()
                                        .map(arn -> balanced(arn, group)))
                .toList();
    }

    private Balanced balanced(String balancerArn, GroupEntry group) {
        String mark = ":loadbalancer/";
        String balancer = balancerArn.substring(balancerArn.indexOf(mark) + mark.length());
        return new Balanced(balancer, group.fullName(), liveGroup(group.arn()));
    }

    List<String> balancersOf(String groupArn) {
        return listeners.values().stream()
                .filter(l -> l.uses(groupArn))
                .map(ElbListener::balancerArn)
                .distinct()
                .toList();
    }

    static ApiError notFound(String code, String what, String name) {
        return ApiError.of(code + "NotFound", "There is no %s '%s'.".formatted(what, name));
    }
}
