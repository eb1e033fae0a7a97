package io.signalbox.lab.ecs.cluster;

import io.signalbox.lab.ecs.task.Fargate;
import io.signalbox.lab.ecs.task.TargetGroupUse;
import io.signalbox.lab.ecs.task.Task;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a service is made of, besides its task definition and its count.
///
/// @param targets where its tasks are registered
/// @param traffic by what native deployments move traffic
/// @param strategy which capacity providers its tasks go to; empty for the `launchType`
/// @param launchType `EC2` or `FARGATE`, where there is no strategy
/// @param healthGrace how long after its start a task may fail the load balancer's checks
/// @param policy how deployments go
public record ServiceSpec(
        String name,
        List<TargetGroupUse> targets,
        Optional<Traffic> traffic,
        List<Share> strategy,
        Optional<String> launchType,
        Duration healthGrace,
        Policy policy,
        Map<String, String> tags) {
    public ServiceSpec {
        targets = List.copyOf(targets);
        strategy = List.copyOf(strategy);
        tags = Map.copyOf(tags);
    }

    /// One entry of a capacity provider strategy.
    public record Share(String provider, int base, int weight) {}

    /// The `advancedConfiguration` of the service's entry in `loadBalancers`.
    ///
    /// @param alternate the target group that deployments go to and fro with
    public record Traffic(
            String alternate, String productionRule, Optional<String> testRule, String role) {}

    /// The alarms that a deployment watches; with `rollback` it turns when one goes off, without it stops where it is.
    public record WatchedAlarms(List<String> names, boolean enabled, boolean rollback) {
        public static final WatchedAlarms NONE = new WatchedAlarms(List.of(), false, false);

        public WatchedAlarms {
            names = List.copyOf(names);
        }
    }

    /// How deployments go: percentages of the desired count for ROLLING, the circuit breaker, the strategy, the alarms.
    public record Policy(
            int minimumHealthy,
            int maximum,
            boolean breaker,
            boolean rollback,
            DeploymentStrategy strategy,
            WatchedAlarms alarms) {
        public static final Policy STANDARD =
                new Policy(100, 200, false, false, DeploymentStrategy.ROLLING, WatchedAlarms.NONE);

        /// After how many failed tasks a deployment has failed: half of the desired count, but 3 to 200.
        public int failuresAllowed(int desired) {
            return Math.clamp(Math.ceilDiv(desired, 2), 3, 200);
        }
    }

    /// Whether tasks are registered elsewhere than with the other, which takes a new deployment.
    public boolean moves(ServiceSpec before) {
        return !targets.equals(before.targets()) || !traffic.equals(before.traffic());
    }

    /// The capacity provider for one more task: those below their base first, then by weight. Empty with launch type EC2,
    /// which takes any instance.
    Optional<String> provider(Collection<Task> tasks) {
        if (strategy.isEmpty()) {
            return launchType.filter(Fargate.NAME::equals);
        }
        return strategy.stream()
                .filter(s -> on(tasks, s) < s.base())
                .findFirst()
                .or(
                        () ->
                                strategy.stream()
                                        .filter(s -> s.weight() > 0)
                                        .min(
                                                Comparator.comparingDouble(
                                                        s ->
                                                                (on(tasks, s) - s.base())
                                                                        / (double) s.weight())))
                .or(() -> strategy.stream().findFirst())
                .map(Share::provider);
    }

    private static long on(Collection<Task> tasks, Share share) {
        return tasks.stream()
                .filter(Task::isWanted)
                .filter(t -> t.provider().equals(Optional.of(share.provider())))
                .count();
    }
}
