package io.signalbox.lab.ecs.cluster;

import io.signalbox.lab.ecs.definition.TaskDefinition;
import io.signalbox.lab.ecs.task.ContainerInstance;
import io.signalbox.lab.ecs.task.StopReason;
import io.signalbox.lab.ecs.task.TargetGroupUse;
import io.signalbox.lab.ecs.task.Task;
import io.signalbox.lab.ecs.task.TaskLifecycle;
import io.signalbox.lab.ecs.task.TaskProcess;
import io.signalbox.lab.ecs.task.TaskState;
import io.signalbox.lab.endpoint.ApiError;
import io.signalbox.lab.scaling.Instance;
import io.signalbox.lab.scaling.InstanceObserver;
import io.signalbox.lab.scaling.InstanceSize;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/// One cluster with its loop. All methods on the lab's control thread only.
public final class Cluster implements InstanceObserver {
    private final ClusterState state;
    private final TaskLifecycle lifecycle;
    private final Reconciler reconciler;
    private final Surroundings around;
    private final Map<String, String> tags = new HashMap<>();
    private final Map<String, CapacityProvider> providers = new LinkedHashMap<>();
    private List<String> providerNames = List.of();
    private List<ServiceSpec.Share> defaultStrategy = List.of();
    private String insights = "disabled";

    public Cluster(EcsNames names, Surroundings around) {
        this.state = new ClusterState(names);
        this.around = around;
        this.lifecycle =
                new TaskLifecycle(
                        state::placement,
                        around.clock(),
                        around.control(),
                        around.runner(),
                        around.targets(),
                        around.secrets());
        this.reconciler = new Reconciler(state, lifecycle, around);
    }

    /// One task that runs, for those outside who need to know.
    public record RunningTask(
            String cluster, String id, String service, long pid, int port, boolean healthy) {}

    public String name() {
        return state.names().clusterName();
    }

    /// Puts tags and the setting `containerInsights` in place of the old ones.
    public void settings(Map<String, String> changedTags, String containerInsights) {
        tags.clear();
        tags.putAll(changedTags);
        insights = containerInsights;
    }

    public Map<String, String> tags() {
        return Map.copyOf(tags);
    }

    public String insights() {
        return insights;
    }

    /// The capacity providers with a group, by name.
    Map<String, CapacityProvider> groupProviders() {
        return Map.copyOf(providers);
    }

    /// The names of all capacity providers that services may use.
    public List<String> providerNames() {
        return providerNames;
    }

    public List<ServiceSpec.Share> defaultStrategy() {
        return defaultStrategy;
    }

    /// @param names of all of them, in order
    /// @param bound those among them that have a group
    public void providers(
            List<String> names,
            Collection<CapacityProvider> bound,
            List<ServiceSpec.Share> strategy) {
        providerNames = List.copyOf(names);
        providers.clear();
        bound.forEach(p -> providers.put(p.name(), p));
        defaultStrategy = List.copyOf(strategy);
    }

    /// @throws ApiError `InvalidParameterException` if the cluster has a service of this name
    public Service createService(ServiceSpec spec, TaskDefinition definition, int desired) {
        if (state.findService(spec.name()).isPresent()) {
            throw ApiError.of(
                    "InvalidParameterException", "Creation of service was not idempotent.");
        }
        Instant now = around.clock().instant();
        Service service =
                new Service(spec, desired, deployment(definition, spec.targets(), now), now);
        state.add(service);
        return service;
    }

    /// Begins a deployment of the definition.
    public void deploy(Service service, TaskDefinition definition) {
        Instant now = around.clock().instant();
        service.deploy(deployment(definition, service.nextTargets(), now), now);
        service.tell(
                now,
                "began (deployment %s) of %s."
                        .formatted(service.primary().id(), definition.name()));
    }

    /// Ends one task; its service starts another in its place.
    public void stop(Task task, String reason) {
        lifecycle.stop(task, StopReason.user(reason));
    }

    /// Brings everything a step further.
    public void tick() {
        state.tasks().forEach(lifecycle::advance);
        state.services().forEach(reconciler::reconcile);
        state.forgetStopped(around.clock().instant());
    }

    public List<RunningTask> running() {
        return state.tasks().stream()
                .filter(t -> t.state() == TaskState.RUNNING)
                .flatMap(t -> t.process().map(p -> running(t, p)).stream())
                .toList();
    }

    private RunningTask running(Task task, TaskProcess process) {
        return new RunningTask(
                name(),
                task.id(),
                task.serviceName(),
                process.pid(),
                process.port(),
                lifecycle.isHealthy(task));
    }

    /// The zone of an instance by its id, or of a task by its own address; `""` if it is neither's.
    public String zone(String targetId) {
        return onInstance(targetId)
                .map(ContainerInstance::zone)
                .or(
                        () ->
                                state.tasks().stream()
                                        .filter(t -> t.address().equals(Optional.of(targetId)))
                                        .findFirst()
                                        .flatMap(Task::zone))
                .orElse("");
    }

    /// Of the groups behind its capacity providers only; one that is known already stays as it is.
    @Override
    public void joined(Instance instance) {
        Optional<CapacityProvider> provider =
                providers.values().stream()
                        .filter(p -> p.groupName().equals(instance.group()))
                        .findFirst();
        if (provider.isEmpty() || onInstance(instance.id()).isPresent()) {
            return;
        }
        InstanceSize size =
                InstanceSize.of(instance.type())
                        .orElseThrow(() -> new IllegalStateException("not sized: " + instance));
        state.put(
                new ContainerInstance(
                        instance.id().substring(2).repeat(2).substring(0, 32),
                        instance.id(),
                        provider.get().name(),
                        instance.type(),
                        instance.zone(),
                        size.cpu(),
                        size.memory(),
                        false,
                        around.clock().instant()));
    }

    @Override
    public void leaving(Instance instance) {
        onInstance(instance.id())
                .ifPresent(
                        i -> {
                            state.put(i.drain());
                            tasksOn(i)
                                    .forEach(
                                            t ->
                                                    lifecycle.stop(
                                                            t, StopReason.hostGone(instance.id())));
                        });
    }

    @Override
    public boolean empty(Instance instance) {
        return onInstance(instance.id()).map(i -> tasksOn(i).isEmpty()).orElse(true);
    }

    @Override
    public void left(Instance instance) {
        onInstance(instance.id())
                .ifPresent(
                        i -> {
                            tasksOn(i)
                                    .forEach(
                                            t ->
                                                    lifecycle.lose(
                                                            t, StopReason.hostGone(instance.id())));
                            state.removeInstance(i.id());
                        });
    }

    private Optional<ContainerInstance> onInstance(String instanceId) {
        return state.instances().stream()
                .filter(i -> i.instanceId().equals(instanceId))
                .findFirst();
    }

    private List<Task> tasksOn(ContainerInstance instance) {
        return state.tasks().stream().filter(t -> t.isOn(instance.id())).toList();
    }

    /// Whether no service, task or instance is left in it.
    public boolean isEmpty() {
        return state.services().isEmpty()
                && state.instances().isEmpty()
                && state.tasks().stream().allMatch(t -> t.state() == TaskState.STOPPED);
    }

    public ClusterState state() {
        return state;
    }

    /// A new deployment with an id as ECS makes them.
    static Deployment deployment(
            TaskDefinition definition, List<TargetGroupUse> targets, Instant now) {
        long number =
                ThreadLocalRandom.current().nextLong(1_000_000_000_000_000_000L, Long.MAX_VALUE);
        return Deployment.begun("ecs-svc/" + number, definition, targets, now);
    }
}
