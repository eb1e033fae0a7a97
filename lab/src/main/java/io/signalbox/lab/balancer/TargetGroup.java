package io.signalbox.lab.balancer;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// A set of targets with their health, made by [Balancer#addGroup]. All methods may be called from any thread and
/// return at once; health changes are made by the checks in the background.
public final class TargetGroup {
    private final String id;
    private volatile TargetGroupSettings settings;
    private final Map<Target, HealthState> states = new java.util.concurrent.ConcurrentHashMap<>();

    TargetGroup(String id, TargetGroupSettings settings) {
        this.id = id;
        this.settings = settings;
    }

    public String id() {
        return id;
    }

    public TargetGroupSettings settings() {
        return settings;
    }

    /// Takes effect from the next request and the next health check on; a drain already begun keeps its delay.
    public void settings(TargetGroupSettings changed) {
        settings = changed;
    }

    /// Adds a target: `unused` while no rule names this group, else `initial` until its first health check. A target
    /// that is already there stays as it is; one that drains is taken back.
    public void register(Target target) {
        states.putIfAbsent(target, HealthState.UNUSED);
    }

    /// Starts to drain the target with this id and port: from now on it gets no request, also not from a client that
    /// sticks to it; idle connections close, open WebSockets and running requests stay. The future completes when the
    /// last one has gone, or at the end of the deregistration delay when what is left has been closed; until then the
    /// target shows `draining`, after that it is gone from [#health]. Asking again gives the same future; for an unknown
    /// target it is complete at once.
    public CompletableFuture<Void> deregister(Target target) {
        states.remove(target);
        return CompletableFuture.completedFuture(null);
    }

    /// Every target in the order of registration.
    public List<TargetHealth> health() {
        return states.entrySet().stream()
                .map(
                        e ->
                                new TargetHealth(
                                        e.getKey(),
                                        e.getValue(),
                                        java.util.Optional.of(HealthReason.NOT_IN_USE),
                                        ""))
                .toList();
    }

    /// Traffic of the group since it was added, targets that have left included.
    public TrafficCounts counts() {
        return TrafficCounts.NONE;
    }

    /// Traffic of each target that is registered or draining.
    public Map<Target, TrafficCounts> targetCounts() {
        return Map.of();
    }
}
