package io.signalbox.lab;

import io.signalbox.lab.balancer.Balancer;
import io.signalbox.lab.balancer.target.HealthState;
import io.signalbox.lab.balancer.target.Target;
import io.signalbox.lab.balancer.target.TargetHealth;
import io.signalbox.lab.ecs.task.TargetRegistry;
import java.util.concurrent.CompletableFuture;

/// ECS's view of the balancer's target groups. A group's id is its ARN; every instance is this machine.
record BalancerTargets(Balancer balancer) implements TargetRegistry {
    @Override
    public boolean exists(String groupArn) {
        return balancer.group(groupArn).isPresent();
    }

    @Override
    public void register(String groupArn, TaskTarget target) {
        balancer.group(groupArn).ifPresent(group -> group.register(target(target)));
    }

    @Override
    public CompletableFuture<Void> deregister(String groupArn, TaskTarget target) {
        return balancer.group(groupArn)
                .map(group -> group.deregister(target(target)))
                .orElseGet(() -> CompletableFuture.completedFuture(null));
    }

    @Override
    public TargetState state(String groupArn, TaskTarget target) {
        Target wanted = target(target);
        return balancer.group(groupArn).stream()
                .flatMap(group -> group.health().stream())
                .filter(health -> health.target().equals(wanted))
                .map(BalancerTargets::state)
                .findFirst()
                .orElse(new TargetState(Health.UNKNOWN, "not registered"));
    }

    private static TargetState state(TargetHealth health) {
        return new TargetState(health(health.state()), health.description());
    }

    private static Health health(HealthState state) {
        return switch (state) {
            case HEALTHY -> Health.HEALTHY;
            case UNHEALTHY -> Health.UNHEALTHY;
            case UNUSED -> Health.UNUSED;
            case INITIAL, DRAINING -> Health.UNKNOWN;
        };
    }

    private static Target target(TaskTarget target) {
        return new Target(target.id(), "127.0.0.1", target.port());
    }
}
