package io.signalbox.cloud;

import java.util.List;

/// A target group of the load balancer with the health of its targets.
public record TargetGroup(
        String arn, String name, int deregistrationDelaySeconds, List<Target> targets) {

    public TargetGroup {
        targets = List.copyOf(targets);
    }

    public int healthyTargets() {
        return (int) targets.stream().filter(Target::healthy).count();
    }
}
