package io.signalbox.lab.ecs;

import io.signalbox.lab.ecs.ServiceSpec.TargetGroupUse;
import io.signalbox.lab.ecs.TargetRegistry.Health;
import io.signalbox.lab.ecs.TargetRegistry.TargetState;
import io.signalbox.lab.ecs.definition.TaskDefinition;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// Moves single tasks through their lives: place, start, register, watch; deregister, drain, SIGTERM, SIGKILL. What
/// processes and target groups report comes back to the control thread before anything is touched.
final class TaskLifecycle {
    static final Duration START_TIMEOUT = Duration.ofSeconds(90);

    /// Where Fargate tasks are, in turn.
    private static final List<String> ZONES = List.of("eu-west-1a", "eu-west-1b");

    private final ClusterState state;
    private final InstantSource clock;
    private final Executor control;
    private final TaskRunner runner;
    private final TargetRegistry targets;
    private final SecretValues secrets;
    private int addresses;

    TaskLifecycle(
            ClusterState state,
            InstantSource clock,
            Executor control,
            TaskRunner runner,
            TargetRegistry targets,
            SecretValues secrets) {
        this.state = state;
        this.clock = clock;
        this.control = control;
        this.runner = runner;
        this.targets = targets;
        this.secrets = secrets;
    }

    /// Does what time alone brings about.
    void advance(Task task) {
        Instant now = clock.instant();
        switch (task.state()) {
            case PENDING -> {
                if (now.isAfter(task.since().plus(START_TIMEOUT))) {
                    fail(task, StopReason.notStarted("not ready within " + START_TIMEOUT));
                }
            }
            case ACTIVATING -> task.enter(TaskState.RUNNING, now);
            case RUNNING -> watch(task, now);
            case STOPPING -> {
                boolean late =
                        now.isAfter(task.since().plus(task.definition().server().stopTimeout()));
                if (late && !task.isKilled()) {
                    task.process().ifPresent(TaskProcess::kill);
                    task.killed();
                }
            }
            case PROVISIONING, DEACTIVATING, STOPPED -> {}
        }
    }

    /// Places and launches what waits for room.
    void place(Service service, List<Task> waiting) {
        List<Task> launched = new ArrayList<>();
        for (Task task : waiting) {
            if (!place(service, task)) {
                break;
            }
            if (task.definition().isAwsvpc()) {
                task.address(nextAddress());
            }
            launch(service, task);
            launched.add(task);
        }
        if (!launched.isEmpty()) {
            service.tell(
                    clock.instant(),
                    "started %s: %s.".formatted(count(launched, "task"), listed(launched)));
        }
    }

    /// False if there is no room for it.
    private boolean place(Service service, Task task) {
        if (task.isFargate()) {
            task.placeIn(ZONES.get(addresses % ZONES.size()));
            return true;
        }
        Placement placement = new Placement(state.instances(), state.tasks());
        Optional<ContainerInstance> instance = placement.choose(task);
        instance.ifPresentOrElse(task::place, () -> tellOfCapacity(service, task, placement));
        return instance.isPresent();
    }

    /// One that no other task of the cluster has had for long.
    private String nextAddress() {
        int number = addresses++;
        return "10.0.%d.%d".formatted(64 + number / 250 % 64, 4 + number % 250);
    }

    /// Ends a task in good order, or at once where nothing runs yet.
    void stop(Task task, StopReason reason) {
        if (!task.isWanted()) {
            return;
        }
        task.stop(reason);
        Instant now = clock.instant();
        switch (task.state()) {
            case PROVISIONING -> task.enter(TaskState.STOPPED, now);
            case PENDING -> terminate(task);
            case ACTIVATING, RUNNING -> {
                task.enter(TaskState.DEACTIVATING, now);
                drain(task, () -> terminate(task));
            }
            case DEACTIVATING, STOPPING, STOPPED -> {}
        }
    }

    /// As [#stop], for a task whose service should be slower with the next one.
    private void fail(Task task, StopReason reason) {
        countFailure(task);
        stop(task, reason);
    }

    /// The host has gone and takes the task with it.
    void lose(Task task, StopReason reason) {
        task.stop(reason);
        drain(task, () -> {});
        task.process().ifPresent(TaskProcess::kill);
    }

    private void launch(Service service, Task task) {
        task.enter(TaskState.PENDING, clock.instant());
        TaskDefinition.Container server = task.definition().server();
        Map<String, String> environment = new HashMap<>(server.environment());
        for (Map.Entry<String, String> secret : server.secrets().entrySet()) {
            Optional<String> value = secrets.value(secret.getValue());
            if (value.isEmpty()) {
                notLaunched(service, task, unresolved(secret.getValue()));
                return;
            }
            environment.put(secret.getKey(), value.get());
        }
        runner.start(new TaskRunner.Launch(task.id(), task.token(), task.definition(), environment))
                .whenComplete(
                        (process, failure) ->
                                control.execute(() -> launched(task, process, failure)));
    }

    private static String unresolved(String valueFrom) {
        return "ResourceInitializationError: unable to pull secrets or registry auth: there is no secret "
                + valueFrom;
    }

    private void notLaunched(Service service, Task task, String why) {
        countFailure(task);
        task.stop(StopReason.notStarted(why));
        task.enter(TaskState.STOPPED, clock.instant());
        service.tell(clock.instant(), "(task %s) %s".formatted(task.id(), why));
    }

    private void launched(Task task, @Nullable TaskProcess process, @Nullable Throwable failure) {
        if (process == null) {
            String why = failure == null ? "unknown" : String.valueOf(failure.getMessage());
            notLaunched(service(task), task, why);
            return;
        }
        task.process(process);
        process.exited().thenAccept(code -> control.execute(() -> exited(task, code)));
        process.ready().thenRun(() -> control.execute(() -> ready(task)));
        if (!task.isWanted()) {
            process.terminate();
        }
    }

    private void ready(Task task) {
        if (task.state() != TaskState.PENDING || !task.isWanted()) {
            return;
        }
        Instant now = clock.instant();
        task.enter(TaskState.ACTIVATING, now);
        Service service = service(task);
        task.target().ifPresent(target -> register(service, task, target, now));
    }

    private void register(
            Service service, Task task, TargetRegistry.TaskTarget target, Instant now) {
        for (TargetGroupUse use : task.targets()) {
            targets.register(use.groupArn(), target);
            service.tell(
                    now, "registered 1 target in (target-group %s).".formatted(use.groupArn()));
        }
        task.registered(true);
    }

    private void watch(Task task, Instant now) {
        if (!task.isSettled() && !now.isBefore(task.since().plus(BackOff.SETTLED_AFTER))) {
            task.settled();
            service(task).backOff().clear();
        }
        Service service = service(task);
        boolean grace = now.isBefore(task.since().plus(service.spec().healthGrace()));
        if (grace) {
            return;
        }
        for (TargetGroupUse use : task.targets()) {
            TargetState target = targetState(task, use);
            if (target.health() == Health.UNHEALTHY) {
                service.tell(
                        now,
                        "(task %s) is unhealthy in (target-group %s): %s."
                                .formatted(task.id(), use.groupArn(), target.reason()));
                fail(task, StopReason.unhealthy(use.groupArn()));
                return;
            }
        }
    }

    /// Whether every load balancer that it is behind, if any, lets it serve.
    boolean serves(Task task) {
        return task.state() == TaskState.RUNNING
                && task.targets().stream()
                        .map(use -> targetState(task, use).health())
                        .allMatch(h -> h == Health.HEALTHY || h == Health.UNUSED);
    }

    /// As [#serves], and load balancers do send it requests.
    boolean isHealthy(Task task) {
        return task.state() == TaskState.RUNNING
                && task.targets().stream()
                        .allMatch(use -> targetState(task, use).health() == Health.HEALTHY);
    }

    private TargetState targetState(Task task, TargetGroupUse use) {
        return task.target()
                .filter(_ -> task.isRegistered())
                .map(target -> targets.state(use.groupArn(), target))
                .orElse(new TargetState(Health.UNKNOWN, ""));
    }

    private void exited(Task task, int code) {
        Instant now = clock.instant();
        task.exitCode(code);
        if (task.isWanted()) {
            Service service = service(task);
            boolean started = task.state() != TaskState.PENDING;
            countFailure(task);
            task.stop(started ? StopReason.exited() : StopReason.notStarted("exit code " + code));
            service.tell(
                    now,
                    "(task %s) ended by itself with %s; a new one takes its place."
                            .formatted(task.id(), ExitCodes.text(code)));
            service.steady(false);
            drain(task, () -> {});
        }
        task.enter(TaskState.STOPPED, now);
    }

    /// Takes the task out of its target groups; `then` runs on the control thread when it has drained.
    private void drain(Task task, Runnable then) {
        Optional<TargetRegistry.TaskTarget> target = task.target().filter(_ -> task.isRegistered());
        if (target.isEmpty()) {
            then.run();
            return;
        }
        task.registered(false);
        CompletableFuture<?>[] drains =
                task.targets().stream()
                        .map(use -> targets.deregister(use.groupArn(), target.get()))
                        .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(drains).thenRun(() -> control.execute(then));
    }

    private void terminate(Task task) {
        if (task.state() != TaskState.STOPPED) {
            task.enter(TaskState.STOPPING, clock.instant());
            task.process().ifPresent(TaskProcess::terminate);
        }
    }

    private void countFailure(Task task) {
        if (task.isSettled()) {
            return;
        }
        Service service = service(task);
        service.countFailure(task.deploymentId());
        Duration pause = service.backOff().failed(clock.instant());
        if (!pause.isZero()) {
            service.tell(
                    clock.instant(),
                    "cannot keep its tasks running: %d in a row ended early. The next start waits %d s."
                            .formatted(service.backOff().failures(), pause.toSeconds()));
        }
    }

    private void tellOfCapacity(Service service, Task task, Placement placement) {
        Instant now = clock.instant();
        if (!service.mayTellOfCapacity(now)) {
            return;
        }
        String closest =
                placement
                        .closest(task)
                        .map(
                                i ->
                                        "The closest, (container-instance %s), has %d CPU units and %d MiB."
                                                .formatted(
                                                        i.id(),
                                                        placement.freeCpu(i),
                                                        placement.freeMemory(i)))
                        .orElse("The cluster has no container instance.");
        service.tell(
                now,
                "could not place a task: no container instance has %d CPU units and %d MiB of memory free. %s"
                        .formatted(task.definition().cpu(), task.definition().memory(), closest));
    }

    private Service service(Task task) {
        return state.service(task.serviceName());
    }

    static String count(List<?> list, String what) {
        return list.size() + " " + what + (list.size() == 1 ? "" : "s");
    }

    static String listed(List<Task> tasks) {
        return String.join(" ", tasks.stream().map(t -> "(task " + t.id() + ")").toList());
    }
}
