package io.signalbox.lab.ecs.cluster;

import io.signalbox.lab.ecs.task.ScaleIn;
import io.signalbox.lab.ecs.task.Task;
import io.signalbox.lab.ecs.task.TaskLifecycle;
import io.signalbox.lab.ecs.task.TaskState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Brings each service nearer to what it wants: starts what is missing, stops what is too much, and replaces tasks of
/// older deployments within 100 % minimum healthy and 200 % maximum.
final class Reconciler {
    private final ClusterState state;
    private final TaskLifecycle lifecycle;
    private final Staffing staffing;
    private final BlueGreen blueGreen;
    private final Surroundings around;

    Reconciler(ClusterState state, TaskLifecycle lifecycle, Surroundings around) {
        this.state = state;
        this.lifecycle = lifecycle;
        this.staffing = new Staffing(state, lifecycle, around.clock());
        this.blueGreen = new BlueGreen(staffing, around);
        this.around = around;
    }

    void reconcile(Service service) {
        if (service.isLeaving() && isEmpty(service)) {
            state.remove(service);
            return;
        }
        if (service.isLeaving()) {
            staffing.stop(service, state.tasksOf(service).stream().filter(Task::isWanted).toList());
            return;
        }
        if (BlueGreen.drives(service)) {
            blueGreen.advance(service);
            staffing.placeWaiting(service);
        } else {
            roll(service);
        }
    }

    private void roll(Service service) {
        breakCircuit(service);
        List<Task> wanted = state.tasksOf(service).stream().filter(Task::isWanted).toList();
        List<Task> current = wanted.stream().filter(t -> isPrimary(service, t)).toList();
        List<Task> older = wanted.stream().filter(t -> !isPrimary(service, t)).toList();
        int missing = service.desired() - current.size();
        if (missing < 0) {
            staffing.stop(service, ScaleIn.choose(current, -missing));
        } else if (older.isEmpty()) {
            staffing.start(service, service.primary(), missing);
        } else {
            staffing.start(
                    service, service.primary(), Math.min(missing, most(service) - wanted.size()));
            retire(service, wanted, older);
        }
        staffing.placeWaiting(service);
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

    /// Gives a deployment up whose tasks keep failing, whose alarms go off or that somebody stopped, and goes back to the
    /// last good one where that is wanted.
    private void breakCircuit(Service service) {
        ServiceDeployment rollout = service.rollout();
        Instant now = around.clock().instant();
        if (rollout.status() == DeploymentStatus.PENDING) {
            rollout.begin(alarmsOff(rollout), LifecycleStage.SCALE_UP, now);
        }
        if (rollout.status() == DeploymentStatus.ROLLBACK_REQUESTED) {
            giveUp(service, rollout.reason(), true, now);
            return;
        }
        Deployment primary = service.primary();
        ServiceSpec.Policy policy = service.spec().policy();
        // the way back is tried for as long as it takes
        if (rollout.status() != DeploymentStatus.IN_PROGRESS || primary.failed()) {
            return;
        }
        Optional<String> alarm = alarm(rollout);
        if (policy.breaker()
                && service.failedTasks(primary) >= policy.failuresAllowed(service.desired())) {
            giveUp(service, "tasks failed to start.", policy.rollback(), now);
        } else if (alarm.isPresent()) {
            rollout.trigger(alarm.get());
            giveUp(
                    service,
                    "alarm %s is in ALARM.".formatted(alarm.get()),
                    rollout.spec().policy().alarms().rollback(),
                    now);
        }
    }

    private Set<String> alarmsOff(ServiceDeployment rollout) {
        return rollout.spec().policy().alarms().names().stream()
                .filter(around.alarms()::inAlarm)
                .collect(Collectors.toSet());
    }

    /// One of the deployment's alarms that has gone off since it began.
    private Optional<String> alarm(ServiceDeployment rollout) {
        return rollout.spec().policy().alarms().enabled()
                ? alarmsOff(rollout).stream().filter(rollout::looksAt).findFirst()
                : Optional.empty();
    }

    private void giveUp(Service service, String why, boolean rollback, Instant now) {
        service.fail();
        service.tell(
                now,
                "(deployment %s) deployment failed: %s".formatted(service.primary().id(), why));
        Optional<Deployment> back = service.lastGood().filter(_ -> rollback);
        if (back.isEmpty()) {
            service.rollout().end(DeploymentStatus.STOPPED, why, now);
            return;
        }
        service.fallBack(
                Cluster.deployment(back.get().definition(), back.get().targets(), now), why, now);
        service.tell(
                now,
                "rolling back to (deployment %s) of %s."
                        .formatted(service.primary().id(), back.get().definition().name()));
    }

    private static boolean isPrimary(Service service, Task task) {
        return task.deploymentId().equals(service.primary().id());
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
        staffing.stop(service, leaving);
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
            Instant now = around.clock().instant();
            service.settle();
            if (service.primary().completed().isEmpty()) {
                service.complete(now);
                service.tell(now, "(deployment %s) completed.".formatted(service.primary().id()));
            }
            service.tell(now, "reached a steady state.");
        }
    }
}
