package io.signalbox.lab.ecs.cluster;

import io.signalbox.lab.ecs.task.ScaleIn;
import io.signalbox.lab.ecs.task.StopReason;
import io.signalbox.lab.ecs.task.Task;
import io.signalbox.lab.ecs.task.TaskLifecycle;
import io.signalbox.lab.ecs.task.TaskState;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Starts and stops the tasks of a service's revisions.
final class Staffing {
    private static final int MOST_WAITING = 10;

    private final ClusterState state;
    private final TaskLifecycle lifecycle;
    private final InstantSource clock;

    Staffing(ClusterState state, TaskLifecycle lifecycle, InstantSource clock) {
        this.state = state;
        this.lifecycle = lifecycle;
        this.clock = clock;
    }

    /// The tasks of one revision, stopped ones included.
    List<Task> tasks(Service service, Deployment revision) {
        return state.tasksOf(service).stream()
                .filter(t -> t.deploymentId().equals(revision.id()))
                .toList();
    }

    /// Brings one revision nearer to a count of tasks.
    void keep(Service service, Deployment revision, int count) {
        List<Task> wanted = tasks(service, revision).stream().filter(Task::isWanted).toList();
        int missing = count - wanted.size();
        if (missing > 0) {
            start(service, revision, missing);
        } else {
            stop(service, ScaleIn.choose(wanted, -missing));
        }
    }

    /// Whether a revision has so many tasks that serve, and no others that are wanted.
    boolean serves(Service service, Deployment revision, int count) {
        List<Task> wanted = tasks(service, revision).stream().filter(Task::isWanted).toList();
        return wanted.size() == count && wanted.stream().allMatch(lifecycle::serves);
    }

    /// Whether all the tasks of a revision have ended.
    boolean gone(Service service, Deployment revision) {
        return tasks(service, revision).stream().allMatch(t -> t.state() == TaskState.STOPPED);
    }

    /// As many as may wait for room at a time, and none while failures hold the service back.
    void start(Service service, Deployment revision, int count) {
        Instant now = clock.instant();
        if (count <= 0 || revision.failed() || service.backOff().holds(now)) {
            return;
        }
        service.unsettle();
        long waiting = waiting(service).size();
        Task.Origin origin =
                new Task.Origin(revision.id(), revision.definition(), revision.targets());
        for (int i = 0; i < count && waiting + i < MOST_WAITING; i++) {
            Optional<String> provider = service.spec().provider(state.tasksOf(service));
            state.add(new Task(hex(), hex(), service, origin, provider, now));
        }
    }

    void placeWaiting(Service service) {
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

    void stop(Service service, List<Task> tasks) {
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

    private static String hex() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
