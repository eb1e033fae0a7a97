package io.signalbox.lab.ecs;

import io.signalbox.lab.endpoint.Input;
import io.signalbox.lab.endpoint.Members;
import io.signalbox.lab.endpoint.Pages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The List and Describe operations of ECS. What a Describe is asked for and cannot find is in its `failures`.
final class EcsReads {
    private static final Pages.Names NAMES =
            new Pages.Names("maxResults", "nextToken", "InvalidParameterException");

    private final ClusterState state;
    private final EcsNames names;
    private final ClusterShapes clusters;
    private final ServiceShapes services;
    private final TaskShapes tasks;
    private final EcsApi.Capacity capacity;

    EcsReads(ClusterState state, EcsApi.Capacity capacity) {
        this.state = state;
        this.names = state.names();
        this.clusters = new ClusterShapes(state);
        this.services = new ServiceShapes(state);
        this.tasks = new TaskShapes(state);
        this.capacity = capacity;
    }

    Members listClusters(Input input) {
        return arns(input, "ListClusters", 100, List.of(names.cluster()), "clusterArns");
    }

    Members describeClusters(Input input) {
        List<String> asked = input.texts("clusters");
        // nobody named: the cluster `default`, which the lab has not
        List<String> wanted = asked.isEmpty() ? List.of("default") : asked;
        return found(
                wanted,
                "clusters",
                "cluster/",
                ref ->
                        state.isCluster(ref)
                                ? Optional.of(clusters.cluster(capacity.provider()))
                                : Optional.empty());
    }

    Members listServices(Input input) {
        state.requireCluster(input.text("cluster"));
        List<String> all = state.services().stream().map(s -> names.service(s.name())).toList();
        return arns(input, "ListServices", 10, all, "serviceArns");
    }

    Members describeServices(Input input) {
        state.requireCluster(input.text("cluster"));
        List<String> asked = bounded(input, "services", 10);
        boolean tags = input.texts("include").contains("TAGS");
        return found(
                asked,
                "services",
                "service/" + names.clusterName() + "/",
                ref -> state.findService(ref).map(s -> services.service(s, tags)));
    }

    Members listTasks(Input input) {
        state.requireCluster(input.text("cluster"));
        Optional<Service> service = input.text("serviceName").map(state::service);
        Optional<String> instance = input.text("containerInstance");
        Optional<String> family = input.text("family");
        String status = input.text("desiredStatus").orElse("RUNNING");
        if (!List.of("RUNNING", "PENDING", "STOPPED").contains(status)) {
            throw input.invalid(
                    "desiredStatus must be RUNNING, PENDING or STOPPED, not '%s'."
                            .formatted(status));
        }
        List<String> all =
                state.tasks().stream()
                        .filter(t -> hasStatus(t, status))
                        .filter(
                                t ->
                                        service.map(s -> s.name().equals(t.serviceName()))
                                                .orElse(true))
                        .filter(t -> instance.map(ref -> isOn(t, ref)).orElse(true))
                        .filter(t -> family.map(t.definition().family()::equals).orElse(true))
                        .map(t -> names.task(t.id()))
                        .toList();
        return arns(input, "ListTasks", 100, all, "taskArns");
    }

    /// PENDING finds nothing, as in ECS, where no task is ever wanted to be pending.
    private static boolean hasStatus(Task task, String status) {
        return switch (status) {
            case "RUNNING" -> task.isWanted();
            case "STOPPED" -> !task.isWanted();
            default -> false;
        };
    }

    private boolean isOn(Task task, String reference) {
        return task.instance()
                .map(
                        i ->
                                reference.equals(i.id())
                                        || reference.equals(names.containerInstance(i.id())))
                .orElse(false);
    }

    Members describeTasks(Input input) {
        state.requireCluster(input.text("cluster"));
        return found(
                bounded(input, "tasks", 100),
                "tasks",
                "task/" + names.clusterName() + "/",
                ref -> state.findTask(ref).map(tasks::task));
    }

    Members task(Task task) {
        return tasks.task(task);
    }

    Members describeTaskDefinition(Input input) {
        TaskDefinition definition = state.definition(input.requiredText("taskDefinition"));
        return Members.of()
                .put("taskDefinition", clusters.definition(definition))
                .put("tags", input.texts("include").contains("TAGS") ? List.of() : null);
    }

    Members listContainerInstances(Input input) {
        state.requireCluster(input.text("cluster"));
        Optional<String> status = input.text("status");
        List<String> all =
                state.instances().stream()
                        .filter(i -> status.map(s -> s.equals(status(i))).orElse(true))
                        .map(i -> names.containerInstance(i.id()))
                        .toList();
        return arns(input, "ListContainerInstances", 100, all, "containerInstanceArns");
    }

    private static String status(ContainerInstance instance) {
        return instance.draining() ? "DRAINING" : "ACTIVE";
    }

    Members describeContainerInstances(Input input) {
        state.requireCluster(input.text("cluster"));
        return found(
                bounded(input, "containerInstances", 100),
                "containerInstances",
                "container-instance/" + names.clusterName() + "/",
                ref -> state.findInstance(ref).map(i -> clusters.instance(i, capacity.provider())));
    }

    Members describeCapacityProviders(Input input) {
        List<String> asked = input.texts("capacityProviders");
        List<String> wanted = asked.isEmpty() ? List.of(capacity.provider()) : asked;
        return found(
                wanted,
                "capacityProviders",
                "capacity-provider/",
                ref ->
                        ref.equals(capacity.provider())
                                        || ref.equals(names.capacityProvider(capacity.provider()))
                                ? Optional.of(
                                        clusters.capacityProvider(
                                                capacity.provider(), capacity.group()))
                                : Optional.empty());
    }

    private static List<String> bounded(Input input, String name, int most) {
        List<String> list = input.requiredTexts(name);
        if (list.size() > most) {
            throw input.invalid(
                    "%s takes at most %d entries, not %d.".formatted(name, most, list.size()));
        }
        return list;
    }

    private Members found(
            List<String> asked,
            String name,
            String resource,
            Function<String, Optional<Members>> find) {
        List<Members> found = new ArrayList<>();
        List<Members> failures = new ArrayList<>();
        for (String reference : asked.stream().distinct().toList()) {
            find.apply(reference)
                    .ifPresentOrElse(found::add, () -> failures.add(missing(reference, resource)));
        }
        return Members.of().put(name, found).put("failures", failures);
    }

    private Members missing(String reference, String resource) {
        String arn =
                reference.startsWith("arn:")
                        ? reference
                        : names.account().arn("ecs", resource + reference);
        return Members.of().put("arn", arn).put("reason", "MISSING");
    }

    private static Members arns(
            Input input, String operation, int ifAbsent, List<String> all, String name) {
        Pages.Request request = Pages.Request.from(input, operation, NAMES, ifAbsent, 100);
        Pages.Page<String> page = Pages.page(all, arn -> arn, request, NAMES);
        return Members.of().put(name, page.items()).put("nextToken", page.next().orElse(null));
    }
}
