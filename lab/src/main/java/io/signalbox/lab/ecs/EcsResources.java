package io.signalbox.lab.ecs;

import io.signalbox.lab.resource.ResourceType;
import java.util.List;

/// What CloudFormation stacks can make of ECS.
public final class EcsResources {
    private EcsResources() {}

    public static List<ResourceType> types(Ecs ecs) {
        return List.of(
                new ClusterType(ecs),
                new CapacityProviderType(ecs),
                new ProviderAssociationsType(ecs),
                new TaskDefinitionType(ecs),
                new ServiceType(ecs));
    }
}
