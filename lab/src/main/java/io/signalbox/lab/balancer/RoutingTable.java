package io.signalbox.lab.balancer;

import java.util.List;

/// All rules of the listener in order of priority, and what happens when none matches. Immutable; the balancer
/// replaces its table as a whole, so no request ever sees half of a change.
public record RoutingTable(List<RoutingRule> rules, Action otherwise) {
    public RoutingTable {
        rules = List.copyOf(rules);
    }

    /// Nothing is routed: every request is answered 404.
    public static RoutingTable empty() {
        return new RoutingTable(List.of(), Action.FixedResponse.of(404, "not found\n"));
    }
}
