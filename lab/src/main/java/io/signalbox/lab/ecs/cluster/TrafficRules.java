package io.signalbox.lab.ecs.cluster;

import java.util.Map;

/// The listener rules, as far as deployments move traffic by them. Control thread only.
public interface TrafficRules {
    /// Whether there is such a rule, and forwarding is all that it does.
    boolean forwards(String ruleArn);

    /// Lets the rule share new clients out by these weights (0 to 999), at once; what else it does stays.
    ///
    /// @param weights by target group
    /// @return false if there is no such rule any more, or it does something else
    boolean weigh(String ruleArn, Map<String, Integer> weights);
}
