package io.signalbox.lab.ecs;

import static java.util.Map.entry;

import io.signalbox.lab.endpoint.AwsService;
import io.signalbox.lab.endpoint.Input;
import io.signalbox.lab.endpoint.Members;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The ECS operations, such as `aws ecs update-service --cluster channels --service channels-blue --desired-count 3`.
public final class EcsApi {
    private static final int MOST_TASKS = 5_000;

    private final Cluster cluster;

    private EcsApi(Cluster cluster) {
        this.cluster = cluster;
    }

    /// The one capacity provider and the Auto Scaling group behind it, by their names.
    public record Capacity(String provider, String group) {}

    public static AwsService service(Cluster cluster, Capacity capacity) {
        EcsReads reads = new EcsReads(cluster.state(), capacity);
        EcsApi writes = new EcsApi(cluster);
        return new AwsService(
                "ecs",
                "2014-11-13",
                "AmazonEC2ContainerServiceV20141113",
                "InvalidParameterException",
                Map.ofEntries(
                        entry("ListClusters", reads::listClusters),
                        entry("DescribeClusters", reads::describeClusters),
                        entry("ListServices", reads::listServices),
                        entry("DescribeServices", reads::describeServices),
                        entry("ListTasks", reads::listTasks),
                        entry("DescribeTasks", reads::describeTasks),
                        entry("DescribeTaskDefinition", reads::describeTaskDefinition),
                        entry("ListContainerInstances", reads::listContainerInstances),
                        entry("DescribeContainerInstances", reads::describeContainerInstances),
                        entry("DescribeCapacityProviders", reads::describeCapacityProviders),
                        entry("UpdateService", writes::updateService),
                        entry("StopTask", input -> writes.stopTask(input, reads))));
    }

    private Members stopTask(Input input, EcsReads reads) {
        input.allowOnly(Set.of("cluster", "task", "reason"));
        ClusterState state = cluster.state();
        state.requireCluster(input.text("cluster"));
        String reference = input.requiredText("task");
        Task task =
                state.findTask(reference)
                        .orElseThrow(
                                () ->
                                        input.invalid(
                                                "The referenced task was not found: " + reference));
        cluster.stop(task, input.text("reason").orElse(""));
        return Members.of().put("task", reads.task(task));
    }

    private Members updateService(Input input) {
        input.allowOnly(
                Set.of(
                        "cluster",
                        "service",
                        "desiredCount",
                        "taskDefinition",
                        "forceNewDeployment"));
        ClusterState state = cluster.state();
        state.requireCluster(input.text("cluster"));
        Service service = state.service(input.requiredText("service"));
        int desired = input.number("desiredCount").orElse(service.desired());
        if (desired < 0 || desired > MOST_TASKS) {
            throw input.invalid(
                    "desiredCount must be 0 to %d, not %d.".formatted(MOST_TASKS, desired));
        }
        Optional<TaskDefinition> definition = input.text("taskDefinition").map(state::definition);
        boolean force = input.flag("forceNewDeployment").orElse(false);
        if (desired != service.desired()) {
            service.desired(desired);
        }
        TaskDefinition old = service.primary().definition();
        TaskDefinition wanted = definition.orElse(old);
        if (force || !wanted.equals(old)) {
            Instant now = cluster.clock().instant();
            service.deploy(Cluster.deployment(wanted, now));
            service.tell(
                    now,
                    "began (deployment %s) of %s."
                            .formatted(service.primary().id(), wanted.name()));
        }
        return Members.of().put("service", new ServiceShapes(state).service(service, false));
    }
}
