package io.signalbox.lab.ecs;

import io.signalbox.lab.ecs.cluster.Cluster;
import io.signalbox.lab.ecs.cluster.ServiceSpec;
import io.signalbox.lab.ecs.cluster.ServiceSpec.Policy;
import io.signalbox.lab.ecs.cluster.ServiceSpec.Share;
import io.signalbox.lab.ecs.cluster.TrafficRules;
import io.signalbox.lab.ecs.definition.TaskDefinition;
import io.signalbox.lab.ecs.task.Fargate;
import io.signalbox.lab.ecs.task.TargetGroupUse;
import io.signalbox.lab.ecs.task.TargetRegistry;
import io.signalbox.lab.endpoint.ApiError;
import io.signalbox.lab.endpoint.Input;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads services in the shape of the ECS API, and refuses what AWS or the lab cannot have.
final class ServiceReader {
    private static final int MOST_TASKS = 5_000;

    private final TargetRegistry targets;
    private final StrategyReader strategies;

    ServiceReader(TargetRegistry targets, TrafficRules rules) {
        this.targets = targets;
        this.strategies = new StrategyReader(targets, rules);
    }

    static int desired(Input input, int ifAbsent) {
        int desired = input.number("desiredCount").orElse(ifAbsent);
        if (desired < 0 || desired > MOST_TASKS) {
            throw input.invalid(
                    "desiredCount must be 0 to %d, not %d.".formatted(MOST_TASKS, desired));
        }
        return desired;
    }

    ServiceSpec create(Input input, String name, Cluster cluster, Map<String, String> tags) {
        if (!name.matches("[A-Za-z0-9_-]{1,255}")) {
            throw input.invalid(
                    "serviceName must be 1 to 255 letters, digits, hyphens and underscores, not '%s'."
                            .formatted(name));
        }
        List<Share> strategy = strategy(input);
        Optional<String> launchType = input.text("launchType");
        if (!strategy.isEmpty() && launchType.isPresent()) {
            throw input.invalid(
                    "Specifying both a launch type and capacity provider strategy is not supported."
                            + " Remove one and try again.");
        }
        if (strategy.isEmpty() && launchType.isEmpty()) {
            strategy = cluster.defaultStrategy();
        }
        checkProviders(input, strategy, cluster);
        return checked(
                input,
                name,
                targets(input),
                strategies.traffic(input.items("loadBalancers")),
                strategy,
                strategy.isEmpty() ? Optional.of(launchType.orElse("EC2")) : Optional.empty(),
                grace(input, Duration.ZERO),
                policy(input, Policy.STANDARD),
                tags);
    }

    /// What `UpdateService` names is changed, the rest stays.
    ServiceSpec update(Input input, ServiceSpec before, Cluster cluster) {
        boolean named = input.has("capacityProviderStrategy");
        List<Share> strategy = named ? strategy(input) : before.strategy();
        checkProviders(input, strategy, cluster);
        boolean moved = input.has("loadBalancers");
        return checked(
                input,
                before.name(),
                moved ? targets(input) : before.targets(),
                moved ? strategies.traffic(input.items("loadBalancers")) : before.traffic(),
                strategy,
                strategy.isEmpty()
                        ? Optional.of(before.launchType().orElse("EC2"))
                        : Optional.empty(),
                grace(input, before.healthGrace()),
                policy(input, before.policy()),
                before.tags());
    }

    private static ServiceSpec checked(
            Input input,
            String name,
            List<TargetGroupUse> targets,
            Optional<ServiceSpec.Traffic> traffic,
            List<Share> shares,
            Optional<String> launchType,
            Duration grace,
            Policy policy,
            Map<String, String> tags) {
        StrategyReader.check(input, policy.strategy(), targets, traffic);
        return new ServiceSpec(name, targets, traffic, shares, launchType, grace, policy, tags);
    }

    private static Duration grace(Input input, Duration ifAbsent) {
        int seconds =
                input.number("healthCheckGracePeriodSeconds")
                        .orElse(Math.toIntExact(ifAbsent.toSeconds()));
        if (seconds < 0) {
            throw input.invalid(
                    "healthCheckGracePeriodSeconds must be 0 or more, not %d.".formatted(seconds));
        }
        return Duration.ofSeconds(seconds);
    }

    private List<TargetGroupUse> targets(Input input) {
        return input.items("loadBalancers").stream().map(this::target).toList();
    }

    private TargetGroupUse target(Input balancer) {
        String arn = balancer.requiredText("targetGroupArn");
        if (!targets.exists(arn)) {
            throw balancer.invalid("The specified target group does not exist: " + arn);
        }
        return new TargetGroupUse(
                arn,
                balancer.requiredText("containerName"),
                balancer.number("containerPort").orElse(0));
    }

    static List<Share> strategy(Input input) {
        return input.items("capacityProviderStrategy").stream().map(ServiceReader::share).toList();
    }

    static Share share(Input share) {
        return new Share(
                share.requiredText("capacityProvider"),
                share.number("base").orElse(0),
                share.number("weight").orElse(0));
    }

    private static void checkProviders(Input input, List<Share> strategy, Cluster cluster) {
        for (Share share : strategy) {
            if (!cluster.providerNames().contains(share.provider())) {
                throw input.invalid(
                        "The capacity provider '%s' is not among those of cluster '%s': %s."
                                .formatted(
                                        share.provider(),
                                        cluster.name(),
                                        String.join(", ", cluster.providerNames())));
            }
        }
    }

    private static Policy policy(Input input, Policy before) {
        Optional<Input> asked = input.members("deploymentConfiguration");
        if (asked.isEmpty()) {
            return before;
        }
        Input configuration = asked.get();
        Optional<Input> breaker = configuration.members("deploymentCircuitBreaker");
        return new Policy(
                percent(configuration, "minimumHealthyPercent", before.minimumHealthy(), 100),
                percent(configuration, "maximumPercent", before.maximum(), 1_000),
                breaker.flatMap(b -> b.flag("enable")).orElse(before.breaker()),
                breaker.flatMap(b -> b.flag("rollback")).orElse(before.rollback()),
                StrategyReader.strategy(configuration, before.strategy()),
                StrategyReader.alarms(configuration, before.alarms()));
    }

    private static int percent(Input input, String name, int ifAbsent, int most) {
        int percent = input.number(name).orElse(ifAbsent);
        if (percent < 0 || percent > most) {
            throw input.invalid("%s must be 0 to %d, not %d.".formatted(name, most, percent));
        }
        return percent;
    }

    /// That the definition can be used by the service.
    static void check(TaskDefinition definition, ServiceSpec spec) {
        if (!definition.active()) {
            throw ApiError.of("ClientException", "TaskDefinition is inactive");
        }
        for (TargetGroupUse use : spec.targets()) {
            if (!use.container().equals(definition.server().name())) {
                throw ApiError.of(
                        "InvalidParameterException",
                        "The container %s does not exist in the task definition, or is not the one that the lab runs: %s."
                                .formatted(use.container(), definition.server().name()));
            }
        }
        boolean fargate =
                spec.launchType().filter(Fargate.NAME::equals).isPresent()
                        || spec.strategy().stream().anyMatch(s -> Fargate.is(s.provider()));
        if (fargate && !definition.isAwsvpc()) {
            throw ApiError.of(
                    "InvalidParameterException",
                    "Tasks on Fargate need a task definition with networkMode awsvpc, and %s has %s."
                            .formatted(definition.name(), definition.networkMode()));
        }
    }

    static Map<String, String> tags(Input input) {
        Map<String, String> tags = new HashMap<>();
        for (Input tag : input.items("tags")) {
            tags.put(tag.requiredText("key"), tag.text("value").orElse(""));
        }
        return tags;
    }
}
