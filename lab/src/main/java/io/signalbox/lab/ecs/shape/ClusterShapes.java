package io.signalbox.lab.ecs.shape;

import io.signalbox.lab.ecs.cluster.Cluster;
import io.signalbox.lab.ecs.cluster.ClusterState;
import io.signalbox.lab.ecs.cluster.EcsNames;
import io.signalbox.lab.ecs.cluster.ServiceSpec;
import io.signalbox.lab.ecs.task.ContainerInstance;
import io.signalbox.lab.ecs.task.Placement;
import io.signalbox.lab.ecs.task.Task;
import io.signalbox.lab.ecs.task.TaskState;
import io.signalbox.lab.endpoint.Members;
import java.util.List;
import java.util.Map;

/// A cluster and its container instances in the structures of the ECS API.
public final class ClusterShapes {
    private final ClusterState state;
    private final EcsNames names;

    public ClusterShapes(ClusterState state) {
        this.state = state;
        this.names = state.names();
    }

    public Members cluster(Cluster cluster, boolean withTags) {
        Members insights =
                Members.of().put("name", "containerInsights").put("value", cluster.insights());
        return Members.of()
                .put("clusterArn", names.cluster())
                .put("clusterName", names.clusterName())
                .put("status", "ACTIVE")
                .put("registeredContainerInstancesCount", state.instances().size())
                .put("runningTasksCount", running(state.tasks()))
                .put("pendingTasksCount", pending(state.tasks()))
                .put("activeServicesCount", state.services().size())
                .put("statistics", List.of())
                .put("tags", withTags ? keyValues(cluster.tags(), "key") : List.of())
                .put("settings", List.of(insights))
                .put("capacityProviders", cluster.providerNames())
                .put("defaultCapacityProviderStrategy", strategy(cluster.defaultStrategy()));
    }

    static List<Members> strategy(List<ServiceSpec.Share> shares) {
        return shares.stream()
                .map(
                        share ->
                                Members.of()
                                        .put("capacityProvider", share.provider())
                                        .put("weight", share.weight())
                                        .put("base", share.base()))
                .toList();
    }

    public static long running(java.util.Collection<Task> tasks) {
        return tasks.stream().filter(t -> t.state() == TaskState.RUNNING).count();
    }

    public static long pending(java.util.Collection<Task> tasks) {
        return tasks.stream().filter(t -> t.isWanted() && t.state().isPending()).count();
    }

    public Members instance(ContainerInstance instance) {
        Placement placement = state.placement();
        List<Task> tasks = state.tasks().stream().filter(t -> t.isOn(instance.id())).toList();
        return Members.of()
                .put("containerInstanceArn", names.containerInstance(instance.id()))
                .put("ec2InstanceId", instance.instanceId())
                .put("capacityProviderName", instance.provider())
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

    public static List<Members> keyValues(Map<String, String> map, String keyName) {
        return map.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(e -> Members.of().put(keyName, e.getKey()).put("value", e.getValue()))
                .toList();
    }
}
