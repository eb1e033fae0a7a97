package io.signalbox.cloud.stack;

import java.util.List;

/// What a change set would do to one resource.
///
/// @param action `Add`, `Modify`, `Remove`, `Import` or `Dynamic`
/// @param physicalId `""` for one that is not there yet
/// @param replacement `True`, `False` or `Conditional`; `""` where that is no question
public record ResourceChange(
        String action,
        String logicalId,
        String physicalId,
        String type,
        String replacement,
        List<PropertyChange> properties) {
    public ResourceChange {
        properties = List.copyOf(properties);
    }

    public boolean replaces() {
        return action.equals("Modify") && !replacement.isEmpty() && !replacement.equals("False");
    }

    /// Whether it is part of the way that clients take: a listener or one of its rules.
    public boolean routesTraffic() {
        return type.equals("AWS::ElasticLoadBalancingV2::Listener")
                || type.equals("AWS::ElasticLoadBalancingV2::ListenerRule");
    }
}
