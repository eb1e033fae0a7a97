package io.signalbox.lab.ecs.cluster;

import java.util.Map;

/// A capacity provider of the account that is bound to an Auto Scaling group. `settings` are its
/// `autoScalingGroupProvider` in the shape of the API, without the group.
public record CapacityProvider(
        String name, String groupName, Map<String, Object> settings, Map<String, String> tags) {
    public CapacityProvider {
        settings = Map.copyOf(settings);
        tags = Map.copyOf(tags);
    }
}
