package io.signalbox.lab.ecs;

import io.signalbox.lab.ecs.TargetRegistry.Health;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
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
        List<Task> wanted = state.tasksOf(service).stream().filter(Task::isWanted).toList();
        List<Task> current = wanted.stream().filter(t -> isPrimary(service, t)).toList();
        List<Task> older = wanted.stream().filter(t -> !isPrimary(service, t)).toList();
        int missing = service.desired() - current.size();
        if (missing < 0) {
            stop(service, ScaleIn.choose(current, -missing));
        } else if (older.isEmpty()) {
            start(service, missing);
        } else {
            start(service, Math.min(missing, 2 * service.desired() - wanted.size()));
            retire(service, wanted, older);
        }
        placeWaiting(service);
        checkSteady(service);
    }

    private static boolean isPrimary(Service service, Task task) {
        return task.deploymentId().equals(service.primary().id());
    }

    private void start(Service service, int count) {
        Instant now = clock.instant();
        if (count <= 0 || service.backOff().holds(now)) {
            return;
        }
        service.steady(false);
        long waiting = waiting(service).size();
        for (int i = 0; i < count && waiting + i < MOST_WAITING; i++) {
            state.add(new Task(hex(), hex(), service, service.primary(), now));
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
        long healthy = wanted.stream().filter(this::serves).count();
        List<Task> leaving =
                new ArrayList<>(older.stream().filter(t -> t.state().isPending()).toList());
        List<Task> running = older.stream().filter(t -> !t.state().isPending()).toList();
        long spare = Math.clamp(healthy - service.desired(), 0, running.size());
        leaving.addAll(ScaleIn.choose(running, (int) spare));
        stop(service, leaving);
    }

    private void stop(Service service, List<Task> tasks) {
        if (tasks.isEmpty()) {
            return;
        }
        service.steady(false);
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

    private boolean serves(Task task) {
        Health health = lifecycle.targetState(task).health();
        return task.state() == TaskState.RUNNING
                && (health == Health.HEALTHY || health == Health.UNUSED);
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
        if (all && alive.stream().allMatch(t -> isPrimary(service, t) && serves(t))) {
            Instant now = clock.instant();
            service.steady(true);
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
