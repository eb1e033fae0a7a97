package io.signalbox.lab.ecs;

import io.signalbox.lab.endpoint.Members;
import java.time.Instant;
import java.util.List;

/// Services in the structures of the ECS API.
final class ServiceShapes {
    private final ClusterState state;
    private final EcsNames names;

    ServiceShapes(ClusterState state) {
        this.state = state;
        this.names = state.names();
    }

    Members service(Service service, boolean withTags) {
        List<Task> tasks = state.tasksOf(service);
        return Members.of()
                .put("serviceArn", names.service(service.name()))
                .put("serviceName", service.name())
                .put("clusterArn", names.cluster())
                .put("status", "ACTIVE")
                .put("desiredCount", service.desired())
                .put("runningCount", ClusterShapes.running(tasks))
                .put("pendingCount", ClusterShapes.pending(tasks))
                .put("taskDefinition", names.taskDefinition(service.primary().definition()))
                .with(wiring(service))
                .with(policy(service))
                .put(
                        "deployments",
                        service.deployments().stream().map(d -> deployment(service, d)).toList())
                .put("events", service.events().stream().map(ServiceShapes::event).toList())
                .put("createdAt", service.created())
                .put(
                        "tags",
                        withTags ? ClusterShapes.keyValues(service.spec().tags(), "key") : null);
    }

    private static Members wiring(Service service) {
        Members balancer =
                Members.of()
                        .put("targetGroupArn", service.spec().targetGroupArn())
                        .put("containerName", TaskDefinition.CONTAINER)
                        .put("containerPort", TaskDefinition.CONTAINER_PORT);
        return Members.of()
                .put("loadBalancers", List.of(balancer))
                .put("serviceRegistries", List.of())
                .put("capacityProviderStrategy", strategy(service));
    }

    private static Members policy(Service service) {
        Members breaker = Members.of().put("enable", false).put("rollback", false);
        Members configuration =
                Members.of()
                        .put("deploymentCircuitBreaker", breaker)
                        .put("maximumPercent", 200)
                        .put("minimumHealthyPercent", 100)
                        .put("strategy", "ROLLING");
        return Members.of()
                .put("deploymentConfiguration", configuration)
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

    private static List<Members> strategy(Service service) {
        return List.of(ClusterShapes.strategy(service.spec().capacityProvider()));
    }

    private Members deployment(Service service, Deployment deployment) {
        boolean primary = deployment.equals(service.primary());
        List<Task> tasks =
                state.tasksOf(service).stream()
                        .filter(t -> t.deploymentId().equals(deployment.id()))
                        .toList();
        boolean done = deployment.completed().isPresent();
        Instant updated =
                tasks.stream()
                        .map(Task::since)
                        .max(Instant::compareTo)
                        .orElse(deployment.created());
        return Members.of()
                .put("id", deployment.id())
                .put("status", primary ? "PRIMARY" : "ACTIVE")
                .put("taskDefinition", names.taskDefinition(deployment.definition()))
                .put("desiredCount", primary ? service.desired() : 0)
                .put("pendingCount", ClusterShapes.pending(tasks))
                .put("runningCount", ClusterShapes.running(tasks))
                .put("failedTasks", service.failedTasks(deployment))
                .put("createdAt", deployment.created())
                .put("updatedAt", updated)
                .put("capacityProviderStrategy", strategy(service))
                .put("rolloutState", done ? "COMPLETED" : "IN_PROGRESS")
                .put(
                        "rolloutStateReason",
                        "ECS deployment %s %s."
                                .formatted(deployment.id(), done ? "completed" : "in progress"));
    }

    private static Members event(ServiceEvent event) {
        return Members.of()
                .put("id", event.id())
                .put("createdAt", event.at())
                .put("message", event.message());
    }
}
