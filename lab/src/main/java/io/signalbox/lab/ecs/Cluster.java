package io.signalbox.lab.ecs;

import io.signalbox.lab.scaling.Instance;
import io.signalbox.lab.scaling.InstanceObserver;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;

/// The cluster with its loop. All methods on the lab's control thread only.
public final class Cluster implements InstanceObserver {
    private final ClusterState state;
    private final TaskLifecycle lifecycle;
    private final Reconciler reconciler;
    private final InstantSource clock;

    /// @param control where reports of processes and target groups are handled; the thread that calls [#tick]
    public Cluster(
            EcsNames names,
            InstantSource clock,
            Executor control,
            TaskRunner runner,
            TargetRegistry targets) {
        this.state = new ClusterState(names);
        this.clock = clock;
        this.lifecycle = new TaskLifecycle(state, clock, control, runner, targets);
        this.reconciler = new Reconciler(state, lifecycle, clock);
    }

    /// One task that runs, for those outside who need to know.
    public record RunningTask(String id, String service, long pid, int port, boolean healthy) {}

    /// What a service is made of.
    ///
    /// @param environment added to that of the task definition
    public record ServiceSpec(
            String name,
            TaskDefinition definition,
            String targetGroupArn,
            String capacityProvider,
            Map<String, String> environment,
            Map<String, String> tags,
            Duration healthGrace) {}

    public void register(TaskDefinition definition) {
        state.add(definition);
    }

    public void createService(ServiceSpec spec, int desired) {
        Service.Spec kept =
                new Service.Spec(
                        spec.name(),
                        spec.targetGroupArn(),
                        spec.capacityProvider(),
                        spec.healthGrace(),
                        spec.environment(),
                        spec.tags());
        Instant now = clock.instant();
        state.add(new Service(kept, desired, deployment(spec.definition(), now), now));
    }

    /// Ends one task; its service starts another in its place.
    void stop(Task task, String reason) {
        lifecycle.stop(task, StopReason.user(reason));
    }

    /// Brings everything a step further.
    public void tick() {
        state.tasks().forEach(lifecycle::advance);
        state.services().forEach(reconciler::reconcile);
        state.forgetStopped(clock.instant());
    }

    public List<RunningTask> running() {
        return state.tasks().stream()
                .filter(t -> t.state() == TaskState.RUNNING)
                .flatMap(t -> t.process().map(p -> running(t, p)).stream())
                .toList();
    }

    private RunningTask running(Task task, TaskProcess process) {
        boolean healthy = lifecycle.targetState(task).health() == TargetRegistry.Health.HEALTHY;
        return new RunningTask(
                task.id(), task.serviceName(), process.pid(), process.port(), healthy);
    }

    /// The zone of an instance by its id, `""` if it has none.
    public String zone(String instanceId) {
        return onInstance(instanceId).map(ContainerInstance::zone).orElse("");
    }

    @Override
    public void joined(Instance instance) {
        state.put(
                new ContainerInstance(
                        instance.id().substring(2).repeat(2).substring(0, 32),
                        instance.id(),
                        instance.type(),
                        instance.zone(),
                        2_048,
                        3_884,
                        false,
                        clock.instant()));
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

    ClusterState state() {
        return state;
    }

    InstantSource clock() {
        return clock;
    }

    /// A new deployment with an id as ECS makes them.
    static Deployment deployment(TaskDefinition definition, Instant now) {
        long number =
                ThreadLocalRandom.current().nextLong(1_000_000_000_000_000_000L, Long.MAX_VALUE);
        return new Deployment("ecs-svc/" + number, definition, now, Optional.empty());
    }
}
