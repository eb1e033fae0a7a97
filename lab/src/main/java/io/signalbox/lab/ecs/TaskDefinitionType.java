package io.signalbox.lab.ecs;

import io.signalbox.lab.ecs.definition.TaskDefinition;
import io.signalbox.lab.ecs.definition.TemplateShape;
import io.signalbox.lab.endpoint.Input;
import io.signalbox.lab.resource.ResourceType;
import io.signalbox.lab.resource.Wanted;
import io.signalbox.lab.resource.Work;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// `AWS::ECS::TaskDefinition`: every change but that of its tags is a new revision.
final class TaskDefinitionType implements ResourceType {
    private final Ecs ecs;

    TaskDefinitionType(Ecs ecs) {
        this.ecs = ecs;
    }

    @Override
    public String name() {
        return "AWS::ECS::TaskDefinition";
    }

    @Override
    public Set<String> createOnly() {
        return Set.of(
                "ContainerDefinitions",
                "Cpu",
                "EnableFaultInjection",
                "EphemeralStorage",
                "ExecutionRoleArn",
                "Family",
                "InferenceAccelerators",
                "IpcMode",
                "Memory",
                "NetworkMode",
                "PidMode",
                "PlacementConstraints",
                "ProxyConfiguration",
                "RequiresCompatibilities",
                "RuntimePlatform",
                "TaskRoleArn",
                "Volumes");
    }

    @Override
    public Work create(Wanted wanted) {
        Map<String, Object> document = new HashMap<>(TemplateShape.toApi(wanted.tree()));
        document.putIfAbsent("family", wanted.stack() + wanted.logicalId());
        Input input = Input.ofTyped(document, "ClientException");
        TaskDefinition definition =
                ecs.definitions()
                        .register(input, ClusterType.tags(wanted, input), ecs.clock().instant());
        return new Work.Done(ecs.definitions().arn(definition));
    }

    @Override
    public Work update(String physicalId, Wanted before, Wanted wanted) {
        ecs.definitions().retag(physicalId, ClusterType.tags(wanted, ClusterType.api(wanted)));
        return new Work.Done(physicalId);
    }

    @Override
    public Work delete(String physicalId, Wanted last) {
        ecs.definitions().find(physicalId).ifPresent(ecs.definitions()::deregister);
        return new Work.Done(physicalId);
    }

    @Override
    public Map<String, Object> attributes(String physicalId) {
        return Map.of("TaskDefinitionArn", physicalId);
    }

    @Override
    public Optional<Map<String, Object>> actual(String physicalId) {
        return ecs.definitions()
                .find(physicalId)
                .filter(TaskDefinition::active)
                .map(d -> Map.of("Family", d.family(), "NetworkMode", d.networkMode()));
    }
}
