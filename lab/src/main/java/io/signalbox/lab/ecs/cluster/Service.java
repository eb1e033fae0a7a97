package io.signalbox.lab.ecs.cluster;

import io.signalbox.lab.ecs.task.BackOff;
import io.signalbox.lab.ecs.task.TargetGroupUse;
import io.signalbox.lab.ecs.task.TaskOwner;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// One service: how many tasks it wants of which definition, and its history. Control thread only.
public final class Service implements TaskOwner {
    private static final int KEPT_EVENTS = 100;
    private static final int KEPT_DEPLOYMENTS = 50;

    private final Instant created;
    private final List<Deployment> deployments = new ArrayList<>();
    private final List<ServiceEvent> events = new ArrayList<>();
    private final Map<String, Integer> failed = new HashMap<>();
    private final Set<String> lost = new HashSet<>();
    private final List<ServiceDeployment> history = new ArrayList<>();
    private final BackOff backOff = new BackOff();
    private ServiceSpec spec;
    private Optional<Deployment> lastGood = Optional.empty();
    private int desired;
    private boolean leaving;
    private boolean steady;
    private Instant capacityEvent = Instant.EPOCH;

    Service(ServiceSpec spec, int desired, Deployment first, Instant now) {
        this.spec = spec;
        this.desired = desired;
        this.created = now;
        begin(first, now);
    }

    private void begin(Deployment next, Instant now) {
        List<Deployment> sources = new ArrayList<>(source().stream().toList());
        deployments.stream().filter(d -> !sources.contains(d)).forEach(sources::add);
        history.addFirst(new ServiceDeployment(next, sources, spec, now));
        if (history.size() > KEPT_DEPLOYMENTS) {
            history.removeLast();
        }
        deployments.addFirst(next);
    }

    @Override
    public String name() {
        return spec.name();
    }

    public ServiceSpec spec() {
        return spec;
    }

    /// For tasks that are started, and checks that are made, from now on.
    public void spec(ServiceSpec changed) {
        spec = changed;
    }

    /// Whether it is being deleted: it drains, and goes with its last task.
    public boolean isLeaving() {
        return leaving;
    }

    public void leave() {
        leaving = true;
        desired(0);
    }

    public Instant created() {
        return created;
    }

    public int desired() {
        return desired;
    }

    public void desired(int count) {
        desired = count;
        steady = false;
    }

    /// Newest first; the first is the primary.
    public List<Deployment> deployments() {
        return List.copyOf(deployments);
    }

    public Deployment primary() {
        return deployments.getFirst();
    }

    /// The revision that is in service: the newest that was completed.
    Optional<Deployment> source() {
        return deployments.stream().filter(d -> d.completed().isPresent()).findFirst();
    }

    /// The service deployments, newest first.
    public List<ServiceDeployment> history() {
        return List.copyOf(history);
    }

    ServiceDeployment rollout() {
        return history.getFirst();
    }

    /// Where the tasks of the next deployment are to be registered. Native deployments go to and fro between two target
    /// groups; rolling ones stay in the group that is in service.
    List<TargetGroupUse> nextTargets() {
        Optional<ServiceSpec.Traffic> traffic = spec.traffic();
        Optional<Deployment> inService = source();
        if (traffic.isEmpty() || inService.isEmpty()) {
            return spec.targets();
        }
        TargetGroupUse first = spec.targets().getFirst();
        TargetGroupUse second =
                new TargetGroupUse(traffic.get().alternate(), first.container(), first.port());
        boolean inFirst = !inService.get().targets().contains(second);
        boolean toFirst = spec.policy().strategy().isNative() != inFirst;
        return List.of(toFirst ? first : second);
    }

    void deploy(Deployment deployment, Instant now) {
        if (!rollout().status().isOver()) {
            rollout().end(DeploymentStatus.STOPPED, "Another deployment has taken its place.", now);
        }
        begin(deployment, now);
        steady = false;
        backOff.clear();
    }

    /// Turns a deployment that is under way, if there is a revision to go back to.
    ///
    /// @return whether it does
    public boolean requestRollback(ServiceDeployment asked, Instant now) {
        boolean under =
                asked.equals(rollout())
                        && (asked.status() == DeploymentStatus.PENDING
                                || asked.status() == DeploymentStatus.IN_PROGRESS);
        boolean back = asked.strategy().isNative() ? source().isPresent() : lastGood.isPresent();
        if (under && back) {
            asked.requestRollback("The service deployment was stopped.", now);
        }
        return under && back;
    }

    /// Replaces the failed primary of a rolling deployment, which goes on with it as its way back.
    void fallBack(Deployment deployment, String why, Instant now) {
        rollout().rollBack(why, deployment.number(), now);
        deployments.addFirst(deployment);
        steady = false;
        backOff.clear();
    }

    /// Nothing but the revision in service is left.
    void returned() {
        lost.add(rollout().target().id());
        deployments.removeIf(d -> d.completed().isEmpty());
        steady = true;
        backOff.clear();
    }

    /// Forgets a revision that was given up and of which no task is left.
    void drop(Deployment gone) {
        deployments.remove(gone);
    }

    /// The primary has taken over.
    void complete(Instant now) {
        Deployment done = primary().complete(now);
        lastGood = Optional.of(done);
        deployments.clear();
        deployments.add(done);
        rollout()
                .end(
                        rollout().status().isReturning()
                                ? DeploymentStatus.ROLLBACK_SUCCESSFUL
                                : DeploymentStatus.SUCCESSFUL,
                        "",
                        now);
    }

    /// The primary is given up, and others may know it.
    void fail() {
        abandon();
        lost.add(primary().id());
    }

    /// The primary starts no more tasks.
    void abandon() {
        deployments.set(0, primary().fail());
    }

    /// Whether the deployment was given up, also when another has taken its place since.
    public boolean hasFailed(String deploymentId) {
        return lost.contains(deploymentId);
    }

    /// The last deployment that was completed.
    Optional<Deployment> lastGood() {
        return lastGood;
    }

    @Override
    public Duration healthGrace() {
        return spec.healthGrace();
    }

    @Override
    public BackOff backOff() {
        return backOff;
    }

    public int failedTasks(Deployment deployment) {
        return failed.getOrDefault(deployment.id(), 0);
    }

    @Override
    public void countFailure(String deploymentId) {
        failed.merge(deploymentId, 1, Integer::sum);
    }

    public boolean isSteady() {
        return steady;
    }

    void settle() {
        steady = true;
    }

    @Override
    public void unsettle() {
        steady = false;
    }

    /// Whether it is time to say again that there is no room; at most every 15 seconds.
    @Override
    public boolean mayTellOfCapacity(Instant now) {
        if (now.isBefore(capacityEvent.plusSeconds(15))) {
            return false;
        }
        capacityEvent = now;
        return true;
    }

    /// Newest first.
    public List<ServiceEvent> events() {
        return List.copyOf(events);
    }

    /// @param what happened, without the service, which is put before it
    @Override
    public void tell(Instant now, String what) {
        events.addFirst(
                new ServiceEvent(
                        UUID.randomUUID().toString(),
                        now,
                        "(service %s) %s".formatted(name(), what)));
        if (events.size() > KEPT_EVENTS) {
            events.removeLast();
        }
    }
}
