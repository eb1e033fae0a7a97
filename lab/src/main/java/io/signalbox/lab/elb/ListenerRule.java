package io.signalbox.lab.elb;

import io.signalbox.lab.balancer.route.Action;
import java.util.List;
import java.util.Map;

/// One rule of a listener: path patterns (any of them matches) and what is done. Rules are tried by ascending
/// `priority` (1 to 50000).
record ListenerRule(
        String arn,
        int priority,
        List<String> pathPatterns,
        Action action,
        Map<String, String> tags) {
    ListenerRule {
        pathPatterns = List.copyOf(pathPatterns);
        tags = Map.copyOf(tags);
    }

    ListenerRule withAction(Action changed) {
        return new ListenerRule(arn, priority, pathPatterns, changed, tags);
    }

    ListenerRule withPathPatterns(List<String> changed) {
        return new ListenerRule(arn, priority, changed, action, tags);
    }
}
