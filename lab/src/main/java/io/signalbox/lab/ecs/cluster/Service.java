package io.signalbox.lab.ecs.cluster;

import io.signalbox.lab.ecs.definition.TaskDefinition;
import io.signalbox.lab.ecs.task.BackOff;
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

    private final Instant created;
    private final List<Deployment> deployments = new ArrayList<>();
    private final List<ServiceEvent> events = new ArrayList<>();
    private final Map<String, Integer> failed = new HashMap<>();
    private final Set<String> lost = new HashSet<>();
    private final BackOff backOff = new BackOff();
    private ServiceSpec spec;
    private Optional<TaskDefinition> lastGood = Optional.empty();
    private int desired;
    private boolean leaving;
    private boolean steady;
    private Instant capacityEvent = Instant.EPOCH;

    Service(ServiceSpec spec, int desired, Deployment first, Instant now) {
        this.spec = spec;
        this.desired = desired;
        this.created = now;
        deployments.add(first);
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

    void deploy(Deployment deployment) {
        deployments.addFirst(deployment);
        steady = false;
        backOff.clear();
    }

    /// The primary has taken over.
    void complete(Instant now) {
        Deployment done = primary().complete(now);
        lastGood = Optional.of(done.definition());
        deployments.clear();
        deployments.add(done);
    }

    /// The primary is given up.
    void fail() {
        deployments.set(0, primary().fail());
        lost.add(primary().id());
    }

    /// Whether the deployment was given up, also when another has taken its place since.
    public boolean hasFailed(String deploymentId) {
        return lost.contains(deploymentId);
    }

    /// The definition of the last deployment that was completed.
    Optional<TaskDefinition> lastGood() {
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
