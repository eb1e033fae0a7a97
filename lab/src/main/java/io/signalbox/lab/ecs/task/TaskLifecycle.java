package io.signalbox.lab.ecs.task;

import io.signalbox.lab.ecs.definition.TaskDefinition;
import io.signalbox.lab.ecs.task.TargetRegistry.Health;
import io.signalbox.lab.ecs.task.TargetRegistry.TargetState;
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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Moves single tasks through their lives: place, start, register, watch; deregister, drain, SIGTERM, SIGKILL. What
/// processes and target groups report comes back to the control thread before anything is touched.
public final class TaskLifecycle {
    static final Duration START_TIMEOUT = Duration.ofSeconds(90);

    /// Where Fargate tasks are, in turn.
    private static final List<String> ZONES = List.of("eu-west-1a", "eu-west-1b");

    private final Supplier<Placement> placements;
    private final InstantSource clock;
    private final Executor control;
    private final TaskRunner runner;
    private final TargetRegistry targets;
    private final SecretValues secrets;
    private int addresses;

    public TaskLifecycle(
            Supplier<Placement> placements,
            InstantSource clock,
            Executor control,
            TaskRunner runner,
            TargetRegistry targets,
            SecretValues secrets) {
        this.placements = placements;
        this.clock = clock;
        this.control = control;
        this.runner = runner;
        this.targets = targets;
        this.secrets = secrets;
    }

    /// Does what time alone brings about.
    public void advance(Task task) {
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
    public void place(TaskOwner owner, List<Task> waiting) {
        List<Task> launched = new ArrayList<>();
        for (Task task : waiting) {
            if (!place(owner, task)) {
                break;
            }
            if (task.definition().isAwsvpc()) {
                task.address(nextAddress());
            }
            launch(owner, task);
            launched.add(task);
        }
        if (!launched.isEmpty()) {
            owner.tell(
                    clock.instant(),
                    "started %s: %s.".formatted(count(launched, "task"), listed(launched)));
        }
    }

    /// False if there is no room for it.
    private boolean place(TaskOwner owner, Task task) {
        if (task.isFargate()) {
            task.placeIn(ZONES.get(addresses % ZONES.size()));
            return true;
        }
        Placement placement = placements.get();
        Optional<ContainerInstance> instance = placement.choose(task);
        instance.ifPresentOrElse(task::place, () -> tellOfCapacity(owner, task, placement));
        return instance.isPresent();
    }

    /// One that no other task of the cluster has had for long.
    private String nextAddress() {
        int number = addresses++;
        return "10.0.%d.%d".formatted(64 + number / 250 % 64, 4 + number % 250);
    }

    /// Ends a task in good order, or at once where nothing runs yet.
    public void stop(Task task, StopReason reason) {
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
    public void lose(Task task, StopReason reason) {
        task.stop(reason);
        drain(task, () -> {});
        task.process().ifPresent(TaskProcess::kill);
    }

    private void launch(TaskOwner owner, Task task) {
        task.enter(TaskState.PENDING, clock.instant());
        TaskDefinition.Container server = task.definition().server();
        Map<String, String> environment = new HashMap<>(server.environment());
        for (Map.Entry<String, String> secret : server.secrets().entrySet()) {
            Optional<String> value = secrets.value(secret.getValue());
            if (value.isEmpty()) {
                notLaunched(owner, task, unresolved(secret.getValue()));
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

    private void notLaunched(TaskOwner owner, Task task, String why) {
        countFailure(task);
        task.stop(StopReason.notStarted(why));
        task.enter(TaskState.STOPPED, clock.instant());
        owner.tell(clock.instant(), "(task %s) %s".formatted(task.id(), why));
    }

    private void launched(Task task, @Nullable TaskProcess process, @Nullable Throwable failure) {
        if (process == null) {
            String why = failure == null ? "unknown" : String.valueOf(failure.getMessage());
            notLaunched(task.owner(), task, why);
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
        TaskOwner owner = task.owner();
        task.target().ifPresent(target -> register(owner, task, target, now));
    }

    private void register(
            TaskOwner owner, Task task, TargetRegistry.TaskTarget target, Instant now) {
        for (TargetGroupUse use : task.targets()) {
            targets.register(use.groupArn(), target);
            owner.tell(now, "registered 1 target in (target-group %s).".formatted(use.groupArn()));
        }
        task.registered(true);
    }

    private void watch(Task task, Instant now) {
        if (!task.isSettled()
                && !now.isBefore(task.since().plus(BackOff.SETTLED_AFTER))
                && serves(task)) {
            task.settled();
            task.owner().backOff().clear();
        }
        TaskOwner owner = task.owner();
        boolean grace = now.isBefore(task.since().plus(owner.healthGrace()));
        if (grace) {
            return;
        }
        for (TargetGroupUse use : task.targets()) {
            TargetState target = targetState(task, use);
            if (target.health() == Health.UNHEALTHY) {
                owner.tell(
                        now,
                        "(task %s) is unhealthy in (target-group %s): %s."
                                .formatted(task.id(), use.groupArn(), target.reason()));
                fail(task, StopReason.unhealthy(use.groupArn()));
                return;
            }
        }
    }

    /// Whether every load balancer that it is behind, if any, lets it serve.
    public boolean serves(Task task) {
        return task.state() == TaskState.RUNNING
                && task.targets().stream()
                        .map(use -> targetState(task, use).health())
                        .allMatch(h -> h == Health.HEALTHY || h == Health.UNUSED);
    }

    /// As [#serves], and load balancers do send it requests.
    public boolean isHealthy(Task task) {
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
            TaskOwner owner = task.owner();
            boolean started = task.state() != TaskState.PENDING;
            countFailure(task);
            task.stop(started ? StopReason.exited() : StopReason.notStarted("exit code " + code));
            owner.tell(
                    now,
                    "(task %s) ended by itself with %s; a new one takes its place."
                            .formatted(task.id(), ExitCodes.text(code)));
            owner.unsettle();
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
        TaskOwner owner = task.owner();
        owner.countFailure(task.deploymentId());
        Duration pause = owner.backOff().failed(clock.instant());
        if (!pause.isZero()) {
            owner.tell(
                    clock.instant(),
                    "cannot keep its tasks running: %d in a row ended early. The next start waits %d s."
                            .formatted(owner.backOff().failures(), pause.toSeconds()));
        }
    }

    private void tellOfCapacity(TaskOwner owner, Task task, Placement placement) {
        Instant now = clock.instant();
        if (!owner.mayTellOfCapacity(now)) {
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
        owner.tell(
                now,
                "could not place a task: no container instance has %d CPU units and %d MiB of memory free. %s"
                        .formatted(task.definition().cpu(), task.definition().memory(), closest));
    }

    public static String count(List<?> list, String what) {
        return list.size() + " " + what + (list.size() == 1 ? "" : "s");
    }

    public static String listed(List<Task> tasks) {
        return String.join(" ", tasks.stream().map(t -> "(task " + t.id() + ")").toList());
    }
}
