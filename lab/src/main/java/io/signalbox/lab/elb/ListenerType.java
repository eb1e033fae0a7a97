package io.signalbox.lab.elb;

import io.signalbox.lab.balancer.route.Action;
import io.signalbox.lab.endpoint.Input;
import io.signalbox.lab.resource.ResourceType;
import io.signalbox.lab.resource.Wanted;
import io.signalbox.lab.resource.Work;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// `AWS::ElasticLoadBalancingV2::Listener`. Whatever port and protocol are wanted, the lab's listens for HTTP on a free
/// port of this machine, which `DescribeListeners` tells.
final class ListenerType implements ResourceType {
    private final LoadBalancing state;
    private final ActionReader actions;
    private final Map<String, Wanted> lastWanted = new HashMap<>();

    ListenerType(LoadBalancing state) {
        this.state = state;
        this.actions = new ActionReader(state);
    }

    @Override
    public String name() {
        return "AWS::ElasticLoadBalancingV2::Listener";
    }

    @Override
    public Set<String> createOnly() {
        return Set.of("LoadBalancerArn");
    }

    @Override
    public Work create(Wanted wanted) {
        Input input = wanted.properties();
        Action otherwise = actions.read(input, "DefaultActions");
        ElbListener added =
                state.addListener(
                        input.requiredText("LoadBalancerArn"),
                        port(input),
                        otherwise,
                        wanted.tags());
        lastWanted.put(added.arn(), wanted);
        return new Work.Done(added.arn());
    }

    private static int port(Input input) {
        return ElbReader.number(input, "Port", 80, 1, 65_535);
    }

    @Override
    public Work update(String physicalId, Wanted before, Wanted wanted) {
        Input input = wanted.properties();
        ElbListener listener = state.listener(physicalId);
        Action otherwise = actions.read(input, "DefaultActions");
        listener.wantedPort(port(input));
        listener.otherwise(otherwise);
        listener.tags(wanted.tags());
        state.listenersOf(listener.balancerArn()).forEach(state::route);
        lastWanted.put(physicalId, wanted);
        return new Work.Done(physicalId);
    }

    @Override
    public Work delete(String physicalId, Wanted last) {
        state.removeListener(physicalId);
        lastWanted.remove(physicalId);
        return new Work.Done(physicalId);
    }

    @Override
    public Map<String, Object> attributes(String physicalId) {
        return Map.of("ListenerArn", physicalId);
    }

    @Override
    public Optional<Map<String, Object>> actual(String physicalId) {
        return state.findListener(physicalId)
                .map(
                        listener ->
                                Map.of(
                                        "DefaultActions",
                                        ListenerRuleType.shown(
                                                actions,
                                                Objects.requireNonNull(lastWanted.get(physicalId)),
                                                "DefaultActions",
                                                listener.otherwise())));
    }
}
