package io.signalbox.lab;

import io.signalbox.lab.ecs.cluster.TrafficRules;
import io.signalbox.lab.elb.LoadBalancing;
import java.util.Map;

/// ECS's view of the listener rules.
record BalancerRules(LoadBalancing balancing) implements TrafficRules {
    @Override
    public boolean forwards(String ruleArn) {
        return balancing.forwards(ruleArn);
    }

    @Override
    public boolean weigh(String ruleArn, Map<String, Integer> weights) {
        return balancing.weigh(ruleArn, weights);
    }
}
