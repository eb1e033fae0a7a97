package io.signalbox.lab.ecs.shape;

import io.signalbox.lab.ecs.cluster.ClusterState;
import io.signalbox.lab.ecs.cluster.Deployment;
import io.signalbox.lab.ecs.cluster.EcsNames;
import io.signalbox.lab.ecs.cluster.Service;
import io.signalbox.lab.ecs.cluster.ServiceEvent;
import io.signalbox.lab.ecs.cluster.ServiceSpec;
import io.signalbox.lab.ecs.task.Task;
import io.signalbox.lab.endpoint.Members;
import java.time.Instant;
import java.util.List;

/// Services in the structures of the ECS API.
public final class ServiceShapes {
    private final ClusterState state;
    private final EcsNames names;

    public ServiceShapes(ClusterState state) {
        this.state = state;
        this.names = state.names();
    }

    public Members service(Service service, boolean withTags) {
        List<Task> tasks = state.tasksOf(service);
        return Members.of()
                .put("serviceArn", names.service(service.name()))
                .put("serviceName", service.name())
                .put("clusterArn", names.cluster())
                .put("status", service.isLeaving() ? "DRAINING" : "ACTIVE")
                .put("desiredCount", service.desired())
                .put("runningCount", ClusterShapes.running(tasks))
                .put("pendingCount", ClusterShapes.pending(tasks))
                .put("taskDefinition", definitionArn(service.primary()))
                .with(wiring(service))
                .with(policy(service))
                .put(
                        "deployments",
                        service.deployments().stream().map(d -> deployment(service, d)).toList())
                .put("events", service.events().stream().map(ServiceShapes::event).toList())
                .with(rollout(service))
                .put("createdAt", service.created())
                .put(
                        "tags",
                        withTags ? ClusterShapes.keyValues(service.spec().tags(), "key") : null);
    }

    private Members rollout(Service service) {
        DeploymentShapes shapes = new DeploymentShapes(state);
        List<Members> revisions =
                service.deployments().stream()
                        .map(
                                d -> {
                                    List<Task> tasks = tasksOf(service, d);
                                    return Members.of()
                                            .put("arn", shapes.revisionArn(service, d.number()))
                                            .put("requestedTaskCount", wanted(tasks))
                                            .put("runningTaskCount", ClusterShapes.running(tasks))
                                            .put("pendingTaskCount", ClusterShapes.pending(tasks));
                                })
                        .toList();
        return Members.of()
                .put("currentServiceDeployment", shapes.arn(service, service.history().getFirst()))
                .put("currentServiceRevisions", revisions);
    }

    private List<Task> tasksOf(Service service, Deployment deployment) {
        return state.tasksOf(service).stream()
                .filter(t -> t.deploymentId().equals(deployment.id()))
                .toList();
    }

    private static long wanted(List<Task> tasks) {
        return tasks.stream().filter(Task::isWanted).count();
    }

    private String definitionArn(Deployment deployment) {
        return deployment.definition().arn(names.account());
    }

    private static Members wiring(Service service) {
        return Members.of()
                .put("loadBalancers", DeploymentShapes.balancers(service.spec()))
                .put("serviceRegistries", List.of())
                .with(capacity(service.spec()));
    }

    static Members capacity(ServiceSpec spec) {
        return spec.strategy().isEmpty()
                ? Members.of().put("launchType", spec.launchType().orElse("EC2"))
                : Members.of()
                        .put("capacityProviderStrategy", ClusterShapes.strategy(spec.strategy()));
    }

    private static Members policy(Service service) {
        return Members.of()
                .put(
                        "deploymentConfiguration",
                        DeploymentShapes.configuration(service.spec().policy()))
                .put("placementConstraints", List.of())
                .put(
                        "placementStrategy",
                        List.of(spread("attribute:ecs.availability-zone"), spread("instanceId")))
                .put("healthCheckGracePeriodSeconds", service.spec().healthGrace().toSeconds())
                .put("schedulingStrategy", "REPLICA")
                .put("deploymentController", Members.of().put("type", "ECS"))
                .put("enableECSManagedTags", false)
                .put("propagateTags", "NONE")
                .put("enableExecuteCommand", false)
                .put("availabilityZoneRebalancing", "DISABLED");
    }

    private static Members spread(String field) {
        return Members.of().put("type", "spread").put("field", field);
    }

    private Members deployment(Service service, Deployment deployment) {
        boolean primary = deployment.equals(service.primary());
        List<Task> tasks = tasksOf(service, deployment);
        Instant updated =
                tasks.stream()
                        .map(Task::since)
                        .max(Instant::compareTo)
                        .orElse(deployment.created());
        return Members.of()
                .put("id", deployment.id())
                .put("status", primary ? "PRIMARY" : "ACTIVE")
                .put("taskDefinition", definitionArn(deployment))
                .put(
                        "desiredCount",
                        service.spec().policy().strategy().isNative()
                                ? wanted(tasks)
                                : primary ? service.desired() : 0)
                .put("pendingCount", ClusterShapes.pending(tasks))
                .put("runningCount", ClusterShapes.running(tasks))
                .put("failedTasks", service.failedTasks(deployment))
                .put("createdAt", deployment.created())
                .put("updatedAt", updated)
                .with(capacity(service.spec()))
                .put("rolloutState", deployment.rolloutState())
                .put("rolloutStateReason", reason(deployment));
    }

    private static String reason(Deployment deployment) {
        String what =
                switch (deployment.rolloutState()) {
                    case "FAILED" -> "failed: tasks failed to start";
                    case "COMPLETED" -> "completed";
                    default -> "in progress";
                };
        return "ECS deployment %s %s.".formatted(deployment.id(), what);
    }

    private static Members event(ServiceEvent event) {
        return Members.of()
                .put("id", event.id())
                .put("createdAt", event.at())
                .put("message", event.message());
    }
}
