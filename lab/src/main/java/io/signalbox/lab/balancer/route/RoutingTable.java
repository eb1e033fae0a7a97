package io.signalbox.lab.balancer.route;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// All rules of a listener in order of priority, and what happens when none matches. Immutable; the listener
/// replaces its table as a whole, so no request ever sees half of a change.
public record RoutingTable(List<RoutingRule> rules, Action otherwise) {
    public RoutingTable {
        rules = List.copyOf(rules);
    }

    /// Nothing is routed: every request is answered 404.
    public static RoutingTable empty() {
        return new RoutingTable(List.of(), Action.FixedResponse.of(404, "not found\n"));
    }

    /// The ids of all target groups that requests may be forwarded to.
    public Set<String> groupIds() {
        return Stream.concat(rules.stream().map(RoutingRule::action), Stream.of(otherwise))
                .flatMap(
                        action ->
                                switch (action) {
                                    case Action.Forward forward ->
                                            forward.groups().stream().map(WeightedGroup::groupId);
                                    case Action.FixedResponse _, Action.Redirect _ ->
                                            Stream.<String>empty();
                                })
                .collect(Collectors.toSet());
    }
}
