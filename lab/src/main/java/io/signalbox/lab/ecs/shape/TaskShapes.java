package io.signalbox.lab.ecs.shape;

import io.signalbox.lab.ecs.cluster.ClusterState;
import io.signalbox.lab.ecs.cluster.EcsNames;
import io.signalbox.lab.ecs.definition.TaskDefinition;
import io.signalbox.lab.ecs.task.ExitCodes;
import io.signalbox.lab.ecs.task.StopReason;
import io.signalbox.lab.ecs.task.Task;
import io.signalbox.lab.ecs.task.TaskState;
import io.signalbox.lab.endpoint.Members;
import java.time.Instant;
import java.util.List;

/// Tasks in the structures of the ECS API and of the task metadata endpoint.
public final class TaskShapes {
    private final EcsNames names;

    public TaskShapes(ClusterState state) {
        this.names = state.names();
    }

    public Members task(Task task) {
        TaskDefinition definition = task.definition();
        return Members.of()
                .put("taskArn", names.task(task.id()))
                .put("clusterArn", names.cluster())
                .put("taskDefinitionArn", definition.arn(names.account()))
                .put("group", "service:" + task.serviceName())
                .put("startedBy", task.deploymentId())
                .with(place(task))
                .put("lastStatus", task.state().name())
                .put("desiredStatus", task.isWanted() ? "RUNNING" : "STOPPED")
                .put("connectivity", task.process().isPresent() ? "CONNECTED" : null)
                .put("containers", List.of(container(task)))
                .put("cpu", String.valueOf(definition.cpu()))
                .put("memory", String.valueOf(definition.memory()))
                .put("healthStatus", "UNKNOWN")
                .put("enableExecuteCommand", false)
                .put("overrides", Members.of().put("containerOverrides", List.of()))
                .put("tags", List.of())
                .put("version", task.version())
                .with(times(task))
                .put("stopCode", task.stop().map(StopReason::code).orElse(null))
                .put("stoppedReason", task.stop().map(StopReason::text).orElse(null));
    }

    private Members place(Task task) {
        String provider = task.provider().orElse(null);
        return Members.of()
                .put("availabilityZone", task.zone().orElse(null))
                .put(
                        "containerInstanceArn",
                        task.instance().map(i -> names.containerInstance(i.id())).orElse(null))
                .put("capacityProviderName", provider)
                .put("launchType", task.isFargate() ? "FARGATE" : "EC2")
                .put("attachments", attachments(task));
    }

    /// The network interface of a task that has an address of its own.
    private static List<Members> attachments(Task task) {
        return task.address().stream()
                .map(
                        address ->
                                Members.of()
                                        .put("id", task.id())
                                        .put("type", "ElasticNetworkInterface")
                                        .put("status", "ATTACHED")
                                        .put(
                                                "details",
                                                List.of(
                                                        Members.of()
                                                                .put("name", "privateIPv4Address")
                                                                .put("value", address))))
                .toList();
    }

    private static Members times(Task task) {
        Instant ended = task.entered(TaskState.STOPPED).orElse(null);
        return Members.of()
                .put("createdAt", task.created())
                .put("pullStartedAt", task.entered(TaskState.PENDING).orElse(null))
                .put("pullStoppedAt", task.entered(TaskState.PENDING).orElse(null))
                .put("connectivityAt", task.entered(TaskState.PENDING).orElse(null))
                .put("startedAt", task.entered(TaskState.RUNNING).orElse(null))
                .put("stoppingAt", stopping(task))
                .put("executionStoppedAt", ended)
                .put("stoppedAt", ended);
    }

    private static @org.jspecify.annotations.Nullable Instant stopping(Task task) {
        return task.entered(TaskState.DEACTIVATING)
                .or(() -> task.entered(TaskState.STOPPING))
                .or(() -> task.entered(TaskState.STOPPED))
                .orElse(null);
    }

    private Members container(Task task) {
        Integer exit = task.exitCode().isPresent() ? task.exitCode().getAsInt() : null;
        return Members.of()
                .put("containerArn", names.container(task.id()))
                .put("taskArn", names.task(task.id()))
                .put("name", task.definition().server().name())
                .put("image", task.definition().server().image())
                .put("runtimeId", task.process().map(p -> "pid-" + p.pid()).orElse(null))
                .put("lastStatus", containerState(task))
                .put("exitCode", exit)
                .put("reason", exit == null || exit == 0 ? null : ExitCodes.text(exit))
                .put("networkBindings", bindings(task))
                .put("networkInterfaces", interfaces(task))
                .put("healthStatus", "UNKNOWN")
                .put("cpu", String.valueOf(task.definition().cpu()))
                .put("memory", String.valueOf(task.definition().memory()));
    }

    private static String containerState(Task task) {
        if (task.state() == TaskState.STOPPED) {
            return "STOPPED";
        }
        return task.entered(TaskState.ACTIVATING).isPresent() ? "RUNNING" : "PENDING";
    }

    private static List<Members> interfaces(Task task) {
        return task.address().stream()
                .map(
                        address ->
                                Members.of()
                                        .put("attachmentId", task.id())
                                        .put("privateIpv4Address", address))
                .toList();
    }

    private static List<Members> bindings(Task task) {
        return task.process().stream()
                .map(
                        p ->
                                Members.of()
                                        .put("bindIP", "127.0.0.1")
                                        .put("containerPort", task.definition().server().port())
                                        .put("hostPort", p.port())
                                        .put("protocol", "tcp"))
                .toList();
    }

    /// What the task is told about itself at `/v4/TOKEN/task`.
    public Members metadata(Task task) {
        return Members.of()
                .put("Cluster", names.cluster())
                .put("ServiceName", task.serviceName())
                .put("TaskARN", names.task(task.id()))
                .put("Family", task.definition().family())
                .put("Revision", String.valueOf(task.definition().revision()))
                .put("DesiredStatus", task.isWanted() ? "RUNNING" : "STOPPED")
                .put("KnownStatus", task.state().name())
                .put("AvailabilityZone", task.zone().orElse(null))
                .put("LaunchType", task.isFargate() ? "FARGATE" : "EC2")
                .put(
                        "Limits",
                        Members.of()
                                .put("CPU", task.definition().cpu() / 1024.0)
                                .put("Memory", task.definition().memory()));
    }
}
