package io.signalbox.lab.ecs;

import io.signalbox.lab.ecs.cluster.CapacityProvider;
import io.signalbox.lab.ecs.cluster.Cluster;
import io.signalbox.lab.ecs.cluster.ClusterState;
import io.signalbox.lab.ecs.cluster.Service;
import io.signalbox.lab.ecs.definition.TaskDefinition;
import io.signalbox.lab.ecs.shape.AccountShapes;
import io.signalbox.lab.ecs.shape.ClusterShapes;
import io.signalbox.lab.ecs.shape.ServiceShapes;
import io.signalbox.lab.ecs.shape.TaskShapes;
import io.signalbox.lab.ecs.task.ContainerInstance;
import io.signalbox.lab.ecs.task.Fargate;
import io.signalbox.lab.ecs.task.Task;
import io.signalbox.lab.endpoint.Input;
import io.signalbox.lab.endpoint.Members;
import io.signalbox.lab.endpoint.Pages;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// The List and Describe operations of ECS. What a Describe is asked for and cannot find is in its `failures`.
final class EcsReads {
    private static final Pages PAGES =
            Pages.of("maxResults", "nextToken", EcsApi.INVALID, 100, 100);

    private final Ecs ecs;
    private final AccountShapes shapes;

    EcsReads(Ecs ecs) {
        this.ecs = ecs;
        this.shapes = new AccountShapes(ecs.account());
    }

    private ClusterState state(Input input) {
        return ecs.cluster(input.text("cluster")).state();
    }

    Members listClusters(Input input) {
        List<String> all = ecs.clusters().stream().map(Ecs::arn).toList();
        return arns(input, "ListClusters", "clusterArns", all);
    }

    Members describeClusters(Input input) {
        List<String> asked = input.texts("clusters");
        boolean tags = input.texts("include").contains("TAGS");
        return found(
                asked.isEmpty() ? List.of("default") : asked,
                "clusters",
                "cluster/",
                ref -> ecs.findCluster(ref).map(c -> cluster(c, tags)));
    }

    static Members cluster(Cluster cluster, boolean tags) {
        return new ClusterShapes(cluster.state()).cluster(cluster, tags);
    }

    Members listServices(Input input) {
        ClusterState state = state(input);
        List<String> all =
                state.services().stream().map(s -> state.names().service(s.name())).toList();
        return PAGES.withIfAbsent(10)
                .answer(input, "ListServices", "serviceArns", all, arn -> arn, arn -> arn);
    }

    Members describeServices(Input input) {
        ClusterState state = state(input);
        ServiceShapes services = new ServiceShapes(state);
        boolean tags = input.texts("include").contains("TAGS");
        return found(
                bounded(input, "services", 10),
                "services",
                "service/" + state.names().clusterName() + "/",
                ref -> state.findService(ref).map(s -> services.service(s, tags)));
    }

    Members listTasks(Input input) {
        ClusterState state = state(input);
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
                        .filter(t -> instance.map(ref -> isOn(state, t, ref)).orElse(true))
                        .filter(t -> family.map(t.definition().family()::equals).orElse(true))
                        .map(t -> state.names().task(t.id()))
                        .toList();
        return arns(input, "ListTasks", "taskArns", all);
    }

    /// PENDING finds nothing, as in ECS, where no task is ever wanted to be pending.
    private static boolean hasStatus(Task task, String status) {
        return switch (status) {
            case "RUNNING" -> task.isWanted();
            case "STOPPED" -> !task.isWanted();
            default -> false;
        };
    }

    private static boolean isOn(ClusterState state, Task task, String reference) {
        return task.instance()
                .map(
                        i ->
                                reference.equals(i.id())
                                        || reference.equals(
                                                state.names().containerInstance(i.id())))
                .orElse(false);
    }

    Members describeTasks(Input input) {
        ClusterState state = state(input);
        TaskShapes tasks = new TaskShapes(state);
        return found(
                bounded(input, "tasks", 100),
                "tasks",
                "task/" + state.names().clusterName() + "/",
                ref -> state.findTask(ref).map(tasks::task));
    }

    Members describeTaskDefinition(Input input) {
        TaskDefinition definition = ecs.definitions().get(input.requiredText("taskDefinition"));
        boolean tags = input.texts("include").contains("TAGS");
        return Members.of()
                .put("taskDefinition", shapes.definition(definition))
                .put("tags", tags ? ClusterShapes.keyValues(definition.tags(), "key") : null);
    }

    Members listTaskDefinitions(Input input) {
        Optional<String> family = input.text("familyPrefix");
        boolean active = !input.text("status").orElse("ACTIVE").equals("INACTIVE");
        Comparator<TaskDefinition> order =
                Comparator.comparing(TaskDefinition::family)
                        .thenComparingInt(TaskDefinition::revision);
        List<String> all =
                ecs.definitions().all().stream()
                        .filter(d -> d.active() == active)
                        .filter(d -> family.map(d.family()::equals).orElse(true))
                        .sorted(order)
                        .map(ecs.definitions()::arn)
                        .toList();
        return arns(input, "ListTaskDefinitions", "taskDefinitionArns", all);
    }

    Members listContainerInstances(Input input) {
        ClusterState state = state(input);
        Optional<String> status = input.text("status");
        List<String> all =
                state.instances().stream()
                        .filter(i -> status.map(s -> s.equals(status(i))).orElse(true))
                        .map(i -> state.names().containerInstance(i.id()))
                        .toList();
        return arns(input, "ListContainerInstances", "containerInstanceArns", all);
    }

    private static String status(ContainerInstance instance) {
        return instance.draining() ? "DRAINING" : "ACTIVE";
    }

    Members describeContainerInstances(Input input) {
        ClusterState state = state(input);
        ClusterShapes clusters = new ClusterShapes(state);
        return found(
                bounded(input, "containerInstances", 100),
                "containerInstances",
                "container-instance/" + state.names().clusterName() + "/",
                ref -> state.findInstance(ref).map(clusters::instance));
    }

    /// AWS's own two are there in every account.
    Members describeCapacityProviders(Input input) {
        List<String> asked = input.texts("capacityProviders");
        List<String> all =
                Stream.concat(
                                ecs.providers().stream().map(CapacityProvider::name),
                                Fargate.PROVIDERS.stream())
                        .toList();
        return found(
                asked.isEmpty() ? all : asked,
                "capacityProviders",
                "capacity-provider/",
                ref -> ecs.findProvider(ref).map(shapes::provider).or(() -> fargate(ref)));
    }

    private Optional<Members> fargate(String reference) {
        return Fargate.PROVIDERS.stream()
                .filter(n -> n.equals(reference) || ecs.providerArn(n).equals(reference))
                .findFirst()
                .map(shapes::fargate);
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
                        : ecs.account().arn("ecs", resource + reference);
        return Members.of().put("arn", arn).put("reason", "MISSING");
    }

    private static Members arns(Input input, String operation, String list, List<String> all) {
        return PAGES.answer(input, operation, list, all, arn -> arn, arn -> arn);
    }
}
