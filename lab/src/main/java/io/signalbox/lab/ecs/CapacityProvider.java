package io.signalbox.lab.ecs;

import java.util.Map;

/// A capacity provider of the account that is bound to an Auto Scaling group. `settings` are its
/// `autoScalingGroupProvider` in the shape of the API, without the group.
record CapacityProvider(
        String name, String groupName, Map<String, Object> settings, Map<String, String> tags) {
    CapacityProvider {
        settings = Map.copyOf(settings);
        tags = Map.copyOf(tags);
    }
}
