package io.signalbox.lab.ecs;

import io.signalbox.lab.endpoint.Members;
import io.signalbox.lab.identity.Account;
import io.signalbox.lab.scaling.AutoScalingGroup;
import java.util.List;
import java.util.Map;

/// Cluster, container instances, capacity provider and task definitions in the structures of the ECS API.
final class ClusterShapes {
    private final ClusterState state;
    private final EcsNames names;

    ClusterShapes(ClusterState state) {
        this.state = state;
        this.names = state.names();
    }

    Members cluster(String capacityProvider) {
        return Members.of()
                .put("clusterArn", names.cluster())
                .put("clusterName", names.clusterName())
                .put("status", "ACTIVE")
                .put("registeredContainerInstancesCount", state.instances().size())
                .put("runningTasksCount", running(state.tasks()))
                .put("pendingTasksCount", pending(state.tasks()))
                .put("activeServicesCount", state.services().size())
                .put("statistics", List.of())
                .put("tags", List.of())
                .put(
                        "settings",
                        List.of(
                                Members.of()
                                        .put("name", "containerInsights")
                                        .put("value", "disabled")))
                .put("capacityProviders", List.of(capacityProvider))
                .put("defaultCapacityProviderStrategy", List.of(strategy(capacityProvider)));
    }

    static Members strategy(String capacityProvider) {
        return Members.of()
                .put("capacityProvider", capacityProvider)
                .put("weight", 1)
                .put("base", 0);
    }

    static long running(java.util.Collection<Task> tasks) {
        return tasks.stream().filter(t -> t.state() == TaskState.RUNNING).count();
    }

    static long pending(java.util.Collection<Task> tasks) {
        return tasks.stream().filter(t -> t.isWanted() && t.state().isPending()).count();
    }

    Members instance(ContainerInstance instance, String capacityProvider) {
        Placement placement = new Placement(state.instances(), state.tasks());
        List<Task> tasks = state.tasks().stream().filter(t -> t.isOn(instance.id())).toList();
        return Members.of()
                .put("containerInstanceArn", names.containerInstance(instance.id()))
                .put("ec2InstanceId", instance.instanceId())
                .put("capacityProviderName", capacityProvider)
                .put("version", 1)
                .put("versionInfo", Members.of().put("agentVersion", "lab"))
                .put(
                        "remainingResources",
                        resources(placement.freeCpu(instance), placement.freeMemory(instance)))
                .put("registeredResources", resources(instance.cpu(), instance.memory()))
                .put("status", instance.draining() ? "DRAINING" : "ACTIVE")
                .put("agentConnected", true)
                .put("runningTasksCount", running(tasks))
                .put("pendingTasksCount", pending(tasks))
                .put(
                        "attributes",
                        List.of(
                                attribute("ecs.availability-zone", instance.zone()),
                                attribute("ecs.instance-type", instance.type())))
                .put("registeredAt", instance.registered())
                .put("attachments", List.of())
                .put("tags", List.of());
    }

    private static List<Members> resources(int cpu, int memory) {
        return List.of(resource("CPU", cpu), resource("MEMORY", memory));
    }

    private static Members resource(String name, int value) {
        return Members.of()
                .put("name", name)
                .put("type", "INTEGER")
                .put("doubleValue", 0.0)
                .put("longValue", 0)
                .put("integerValue", value);
    }

    private static Members attribute(String name, String value) {
        return Members.of().put("name", name).put("value", value);
    }

    /// Without managed scaling, so that the group's size is the operator's to set.
    Members capacityProvider(String name, String groupName) {
        return Members.of()
                .put("capacityProviderArn", names.capacityProvider(name))
                .put("name", name)
                .put("status", "ACTIVE")
                .put(
                        "autoScalingGroupProvider",
                        Members.of()
                                .put(
                                        "autoScalingGroupArn",
                                        AutoScalingGroup.arn(groupName, names.account()))
                                .put("managedScaling", Members.of().put("status", "DISABLED"))
                                .put("managedTerminationProtection", "DISABLED")
                                .put("managedDraining", "ENABLED"))
                .put("tags", List.of());
    }

    Members definition(TaskDefinition definition) {
        return Members.of()
                .put("taskDefinitionArn", names.taskDefinition(definition))
                .put("containerDefinitions", List.of(container(definition)))
                .put("family", definition.family())
                .put("networkMode", "bridge")
                .put("revision", definition.revision())
                .put("volumes", List.of())
                .put("status", "ACTIVE")
                .put("placementConstraints", List.of())
                .put("compatibilities", List.of("EC2"))
                .put("requiresCompatibilities", List.of("EC2"))
                .put("cpu", String.valueOf(definition.cpu()))
                .put("memory", String.valueOf(definition.memory()))
                .put("registeredAt", definition.registered())
                .put("registeredBy", "arn:aws:iam::%s:user/operator".formatted(account().id()));
    }

    private Members container(TaskDefinition definition) {
        Members port =
                Members.of()
                        .put("containerPort", TaskDefinition.CONTAINER_PORT)
                        .put("hostPort", 0)
                        .put("protocol", "tcp");
        return Members.of()
                .put("name", TaskDefinition.CONTAINER)
                .put("image", definition.image())
                .put("cpu", definition.cpu())
                .put("memory", definition.memory())
                .put("portMappings", List.of(port))
                .put("essential", true)
                .put("environment", keyValues(definition.environment(), "name"))
                .put("mountPoints", List.of())
                .put("volumesFrom", List.of())
                .put("stopTimeout", definition.stopTimeout().toSeconds());
    }

    static List<Members> keyValues(Map<String, String> map, String keyName) {
        return map.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(e -> Members.of().put(keyName, e.getKey()).put("value", e.getValue()))
                .toList();
    }

    private Account account() {
        return names.account();
    }
}
