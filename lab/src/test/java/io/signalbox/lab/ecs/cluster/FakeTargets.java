package io.signalbox.lab.ecs.cluster;

import io.signalbox.lab.ecs.task.TargetRegistry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// Target groups in memory: everything registered is healthy until told otherwise, drains end when they are told to.
final class FakeTargets implements TargetRegistry {
    /// Of those that are registered from now on.
    Health health = Health.HEALTHY;

    final Map<TaskTarget, Health> registered = new LinkedHashMap<>();
    final List<CompletableFuture<Void>> draining = new ArrayList<>();

    @Override
    public boolean exists(String groupArn) {
        return true;
    }

    @Override
    public void register(String groupArn, TaskTarget target) {
        registered.put(target, health);
    }

    @Override
    public CompletableFuture<Void> deregister(String groupArn, TaskTarget target) {
        registered.remove(target);
        CompletableFuture<Void> drained = new CompletableFuture<>();
        draining.add(drained);
        return drained;
    }

    @Override
    public TargetState state(String groupArn, TaskTarget target) {
        return new TargetState(registered.getOrDefault(target, Health.UNKNOWN), "fake");
    }

    void drainAll() {
        List.copyOf(draining).forEach(d -> d.complete(null));
        draining.clear();
    }
}
