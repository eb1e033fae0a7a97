package io.signalbox.lab.ecs;

import io.signalbox.lab.ecs.cluster.Cluster;
import io.signalbox.lab.ecs.cluster.Service;
import io.signalbox.lab.ecs.cluster.ServiceSpec;
import io.signalbox.lab.ecs.definition.TaskDefinition;
import io.signalbox.lab.ecs.shape.ServiceShapes;
import io.signalbox.lab.ecs.shape.TaskShapes;
import io.signalbox.lab.ecs.task.Task;
import io.signalbox.lab.endpoint.ApiError;
import io.signalbox.lab.endpoint.Input;
import io.signalbox.lab.endpoint.Members;
import java.util.Set;

/// The operations that change services and tasks. Everything is read, and so checked, before anything is changed.
final class ServiceWrites {
    private final Ecs ecs;

    ServiceWrites(Ecs ecs) {
        this.ecs = ecs;
    }

    Members create(Input input) {
        input.allowOnly(
                Set.of(
                        "cluster",
                        "serviceName",
                        "taskDefinition",
                        "desiredCount",
                        "loadBalancers",
                        "capacityProviderStrategy",
                        "launchType",
                        "healthCheckGracePeriodSeconds",
                        "deploymentConfiguration",
                        "networkConfiguration",
                        "placementStrategy",
                        "propagateTags",
                        "enableECSManagedTags",
                        "tags",
                        "clientToken"));
        Cluster cluster = ecs.cluster(input.text("cluster"));
        TaskDefinition definition = ecs.definitions().get(input.requiredText("taskDefinition"));
        ServiceSpec spec =
                ecs.reader()
                        .create(
                                input,
                                input.requiredText("serviceName"),
                                cluster,
                                ServiceReader.tags(input));
        ServiceReader.check(definition, spec);
        Service service = cluster.createService(spec, definition, ServiceReader.desired(input, 0));
        return shown(cluster, service);
    }

    private static Members shown(Cluster cluster, Service service) {
        return Members.of()
                .put("service", new ServiceShapes(cluster.state()).service(service, true));
    }

    Members update(Input input) {
        input.allowOnly(
                Set.of(
                        "cluster",
                        "service",
                        "desiredCount",
                        "taskDefinition",
                        "forceNewDeployment",
                        "loadBalancers",
                        "capacityProviderStrategy",
                        "healthCheckGracePeriodSeconds",
                        "deploymentConfiguration"));
        Cluster cluster = ecs.cluster(input.text("cluster"));
        Service service = cluster.state().service(input.requiredText("service"));
        if (service.isLeaving()) {
            throw ApiError.of("ServiceNotActiveException", "Service was not ACTIVE.");
        }
        int desired = ServiceReader.desired(input, service.desired());
        TaskDefinition old = service.primary().definition();
        TaskDefinition wanted =
                input.text("taskDefinition").map(ecs.definitions()::get).orElse(old);
        ServiceSpec spec = ecs.reader().update(input, service.spec(), cluster);
        boolean force = input.flag("forceNewDeployment").orElse(false);
        boolean moved = spec.moves(service.spec());
        if (!wanted.name().equals(old.name()) || moved) {
            ServiceReader.check(wanted, spec);
        }
        service.spec(spec);
        if (desired != service.desired()) {
            service.desired(desired);
        }
        if (force || moved || !wanted.name().equals(old.name())) {
            cluster.deploy(service, wanted);
        }
        return shown(cluster, service);
    }

    Members delete(Input input) {
        input.allowOnly(Set.of("cluster", "service", "force"));
        Cluster cluster = ecs.cluster(input.text("cluster"));
        Service service = cluster.state().service(input.requiredText("service"));
        if (service.desired() > 0 && !input.flag("force").orElse(false)) {
            throw input.invalid("The service cannot be stopped while it is scaled above 0.");
        }
        service.leave();
        return shown(cluster, service);
    }

    Members stopTask(Input input) {
        input.allowOnly(Set.of("cluster", "task", "reason"));
        Cluster cluster = ecs.cluster(input.text("cluster"));
        String reference = input.requiredText("task");
        Task task =
                cluster.state()
                        .findTask(reference)
                        .orElseThrow(
                                () ->
                                        input.invalid(
                                                "The referenced task was not found: " + reference));
        cluster.stop(task, input.text("reason").orElse(""));
        return Members.of().put("task", new TaskShapes(cluster.state()).task(task));
    }
}
