package io.signalbox.lab.elb;

import io.signalbox.lab.resource.ResourceType;
import java.util.List;

/// What CloudFormation stacks can make of load balancing.
public final class ElbResources {
    private ElbResources() {}

    public static List<ResourceType> types(LoadBalancing state) {
        return List.of(
                new LoadBalancerType(state),
                new ListenerType(state),
                new ListenerRuleType(state),
                new TargetGroupType(state));
    }
}
