package io.signalbox.lab.ecs.task;

import java.util.concurrent.CompletableFuture;

/// The target groups, as far as ECS deals with them. Any thread; nothing blocks.
public interface TargetRegistry {
    boolean exists(String groupArn);

    /// Where there is no such group any more, nothing happens; so with [#deregister].
    void register(String groupArn, TaskTarget target);

    /// Completes when the target has drained.
    CompletableFuture<Void> deregister(String groupArn, TaskTarget target);

    TargetState state(String groupArn, TaskTarget target);

    /// Where a task is reached: its instance or, in network mode `awsvpc`, its own address; and its port there.
    record TaskTarget(String id, int port) {}

    /// What the load balancer thinks of a target. `reason` is for people, `""` where there is none.
    record TargetState(Health health, String reason) {}

    /// `UNUSED`: no rule forwards to the group, so nobody checks.
    enum Health {
        HEALTHY,
        UNHEALTHY,
        UNUSED,
        UNKNOWN
    }
}
