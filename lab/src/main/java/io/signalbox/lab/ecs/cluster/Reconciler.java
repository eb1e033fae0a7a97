package io.signalbox.lab.ecs.cluster;

import io.signalbox.lab.ecs.definition.TaskDefinition;
import io.signalbox.lab.ecs.task.ScaleIn;
import io.signalbox.lab.ecs.task.StopReason;
import io.signalbox.lab.ecs.task.Task;
import io.signalbox.lab.ecs.task.TaskLifecycle;
import io.signalbox.lab.ecs.task.TaskState;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Brings each service nearer to what it wants: starts what is missing, stops what is too much, and replaces tasks of
/// older deployments within 100 % minimum healthy and 200 % maximum.
final class Reconciler {
    private static final int MOST_WAITING = 10;

    private final ClusterState state;
    private final TaskLifecycle lifecycle;
    private final InstantSource clock;

    Reconciler(ClusterState state, TaskLifecycle lifecycle, InstantSource clock) {
        this.state = state;
        this.lifecycle = lifecycle;
        this.clock = clock;
    }

    void reconcile(Service service) {
        if (service.isLeaving() && isEmpty(service)) {
            state.remove(service);
            return;
        }
        if (service.isLeaving()) {
            stop(service, state.tasksOf(service).stream().filter(Task::isWanted).toList());
            return;
        }
        breakCircuit(service);
        List<Task> wanted = state.tasksOf(service).stream().filter(Task::isWanted).toList();
        List<Task> current = wanted.stream().filter(t -> isPrimary(service, t)).toList();
        List<Task> older = wanted.stream().filter(t -> !isPrimary(service, t)).toList();
        int missing = service.desired() - current.size();
        if (missing < 0) {
            stop(service, ScaleIn.choose(current, -missing));
        } else if (older.isEmpty()) {
            start(service, missing);
        } else {
            start(service, Math.min(missing, most(service) - wanted.size()));
            retire(service, wanted, older);
        }
        placeWaiting(service);
        checkSteady(service);
    }

    private boolean isEmpty(Service service) {
        return state.tasksOf(service).stream().allMatch(t -> t.state() == TaskState.STOPPED);
    }

    /// As many tasks as a deployment may have at most; always one more than wanted, or it would never get on.
    private static int most(Service service) {
        int percent = service.spec().policy().maximum();
        return Math.max(service.desired() + 1, service.desired() * percent / 100);
    }

    /// As few serving tasks as a deployment may leave.
    private static int least(Service service) {
        return Math.ceilDiv(service.desired() * service.spec().policy().minimumHealthy(), 100);
    }

    /// Gives a deployment up whose tasks keep failing, and goes back to the last good one where that is wanted.
    private void breakCircuit(Service service) {
        Deployment primary = service.primary();
        ServiceSpec.Policy policy = service.spec().policy();
        if (!policy.breaker()
                || primary.failed()
                || primary.completed().isPresent()
                || service.failedTasks(primary) < policy.failuresAllowed(service.desired())) {
            return;
        }
        Instant now = clock.instant();
        service.fail();
        service.tell(
                now,
                "(deployment %s) deployment failed: tasks failed to start."
                        .formatted(primary.id()));
        Optional<TaskDefinition> back = service.lastGood().filter(_ -> policy.rollback());
        if (back.isPresent()) {
            service.deploy(Cluster.deployment(back.get(), now));
            service.tell(
                    now,
                    "rolling back to (deployment %s) of %s."
                            .formatted(service.primary().id(), back.get().name()));
        }
    }

    private static boolean isPrimary(Service service, Task task) {
        return task.deploymentId().equals(service.primary().id());
    }

    private void start(Service service, int count) {
        Instant now = clock.instant();
        if (count <= 0 || service.primary().failed() || service.backOff().holds(now)) {
            return;
        }
        service.unsettle();
        long waiting = waiting(service).size();
        Task.Origin origin =
                new Task.Origin(
                        service.primary().id(),
                        service.primary().definition(),
                        service.spec().targets());
        for (int i = 0; i < count && waiting + i < MOST_WAITING; i++) {
            Optional<String> provider = service.spec().provider(state.tasksOf(service));
            state.add(new Task(hex(), hex(), service, origin, provider, now));
        }
    }

    private void placeWaiting(Service service) {
        List<Task> waiting = waiting(service);
        if (!waiting.isEmpty()) {
            lifecycle.place(service, waiting);
        }
    }

    private List<Task> waiting(Service service) {
        return state.tasksOf(service).stream()
                .filter(t -> t.state() == TaskState.PROVISIONING)
                .toList();
    }

    /// Older tasks go as far as healthy ones remain.
    private void retire(Service service, List<Task> wanted, List<Task> older) {
        long healthy = wanted.stream().filter(lifecycle::serves).count();
        List<Task> leaving =
                new ArrayList<>(older.stream().filter(t -> t.state().isPending()).toList());
        List<Task> running = older.stream().filter(t -> !t.state().isPending()).toList();
        // with nothing wanted there is nothing to keep up either, healthy or not
        long spare =
                service.desired() == 0
                        ? running.size()
                        : Math.clamp(healthy - least(service), 0, running.size());
        leaving.addAll(ScaleIn.choose(running, (int) spare));
        stop(service, leaving);
    }

    private void stop(Service service, List<Task> tasks) {
        if (tasks.isEmpty()) {
            return;
        }
        service.unsettle();
        List<Task> running = tasks.stream().filter(t -> t.state() == TaskState.RUNNING).toList();
        for (Task task : tasks) {
            lifecycle.stop(task, StopReason.scheduler(service.primary().id()));
        }
        Instant now = clock.instant();
        if (!running.isEmpty()) {
            service.tell(
                    now,
                    "began to drain the connections of %s."
                            .formatted(TaskLifecycle.count(running, "task")));
        }
        service.tell(
                now,
                "is stopping %s: %s."
                        .formatted(
                                TaskLifecycle.count(tasks, "task"), TaskLifecycle.listed(tasks)));
    }

    private void checkSteady(Service service) {
        if (service.isSteady()) {
            return;
        }
        List<Task> alive =
                state.tasksOf(service).stream()
                        .filter(t -> t.state() != TaskState.STOPPED)
                        .toList();
        boolean all = alive.size() == service.desired();
        if (all && alive.stream().allMatch(t -> isPrimary(service, t) && lifecycle.serves(t))) {
            Instant now = clock.instant();
            service.settle();
            if (service.primary().completed().isEmpty()) {
                service.complete(now);
                service.tell(now, "(deployment %s) completed.".formatted(service.primary().id()));
            }
            service.tell(now, "reached a steady state.");
        }
    }

    private static String hex() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
