package io.signalbox.lab.elb;

import io.signalbox.lab.balancer.Action;
import java.util.List;

/// One rule of the listener: path patterns (any of them matches) and what is done. Rules are tried by ascending
/// `priority` (1 to 50000).
record ListenerRule(String arn, int priority, List<String> pathPatterns, Action action) {
    ListenerRule {
        pathPatterns = List.copyOf(pathPatterns);
    }

    ListenerRule withAction(Action changed) {
        return new ListenerRule(arn, priority, pathPatterns, changed);
    }

    ListenerRule withPathPatterns(List<String> changed) {
        return new ListenerRule(arn, priority, changed, action);
    }
}
