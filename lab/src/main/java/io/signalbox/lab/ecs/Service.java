package io.signalbox.lab.ecs;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// One service: how many tasks it wants of which definition, and its history. Control thread only.
final class Service {
    private static final int KEPT_EVENTS = 100;

    private final Spec spec;
    private final Instant created;
    private final List<Deployment> deployments = new ArrayList<>();
    private final List<ServiceEvent> events = new ArrayList<>();
    private final Map<String, Integer> failed = new HashMap<>();
    private final BackOff backOff = new BackOff();
    private int desired;
    private boolean steady;
    private Instant capacityEvent = Instant.EPOCH;

    Service(Spec spec, int desired, Deployment first, Instant now) {
        this.spec = spec;
        this.desired = desired;
        this.created = now;
        deployments.add(first);
    }

    /// What does not change in a service: `tags` and `environment` of its tasks (such as their colour) included.
    record Spec(
            String name,
            String targetGroupArn,
            String capacityProvider,
            Duration healthGrace,
            Map<String, String> environment,
            Map<String, String> tags) {
        Spec {
            environment = Map.copyOf(environment);
            tags = Map.copyOf(tags);
        }
    }

    String name() {
        return spec.name();
    }

    Spec spec() {
        return spec;
    }

    Instant created() {
        return created;
    }

    int desired() {
        return desired;
    }

    void desired(int count) {
        desired = count;
        steady = false;
    }

    /// Newest first; the first is the primary.
    List<Deployment> deployments() {
        return List.copyOf(deployments);
    }

    Deployment primary() {
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
        deployments.clear();
        deployments.add(done);
    }

    BackOff backOff() {
        return backOff;
    }

    int failedTasks(Deployment deployment) {
        return failed.getOrDefault(deployment.id(), 0);
    }

    void countFailure(String deploymentId) {
        failed.merge(deploymentId, 1, Integer::sum);
    }

    boolean isSteady() {
        return steady;
    }

    void steady(boolean now) {
        steady = now;
    }

    /// Whether it is time to say again that there is no room; at most every 15 seconds.
    boolean mayTellOfCapacity(Instant now) {
        if (now.isBefore(capacityEvent.plusSeconds(15))) {
            return false;
        }
        capacityEvent = now;
        return true;
    }

    /// Newest first.
    List<ServiceEvent> events() {
        return List.copyOf(events);
    }

    /// @param what happened, without the service, which is put before it
    void tell(Instant now, String what) {
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
