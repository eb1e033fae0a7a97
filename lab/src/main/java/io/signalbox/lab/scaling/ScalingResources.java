package io.signalbox.lab.scaling;

import io.signalbox.lab.resource.ResourceType;
import java.util.List;

/// What CloudFormation stacks can make of Auto Scaling.
public final class ScalingResources {
    private ScalingResources() {}

    /// @param zones of the lab's Region, which a group takes from the first on, one for each of its subnets
    public static List<ResourceType> types(AutoScaling state, List<String> zones) {
        return List.of(new AutoScalingGroupType(state, zones), new LaunchTemplateType(state));
    }
}
