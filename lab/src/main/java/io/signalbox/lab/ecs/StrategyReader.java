package io.signalbox.lab.ecs;

import io.signalbox.lab.ecs.cluster.DeploymentStrategy;
import io.signalbox.lab.ecs.cluster.DeploymentStrategy.Kind;
import io.signalbox.lab.ecs.cluster.ServiceSpec.Traffic;
import io.signalbox.lab.ecs.cluster.ServiceSpec.WatchedAlarms;
import io.signalbox.lab.ecs.cluster.TrafficRules;
import io.signalbox.lab.ecs.task.TargetGroupUse;
import io.signalbox.lab.ecs.task.TargetRegistry;
import io.signalbox.lab.endpoint.Input;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Reads how deployments go: the strategy with its times, the alarms, and the rules and groups that traffic is moved by.
final class StrategyReader {
    private static final int DAY = 1_440;

    private final TargetRegistry targets;
    private final TrafficRules rules;

    StrategyReader(TargetRegistry targets, TrafficRules rules) {
        this.targets = targets;
        this.rules = rules;
    }

    /// @param configuration the `deploymentConfiguration`
    static DeploymentStrategy strategy(Input configuration, DeploymentStrategy before) {
        refuseHooks(configuration);
        Kind kind =
                configuration
                        .text("strategy")
                        .map(w -> kind(configuration, w))
                        .orElse(before.kind());
        if (kind == Kind.ROLLING) {
            return DeploymentStrategy.ROLLING;
        }
        boolean same = kind == before.kind();
        int bake = minutes(configuration, "bakeTimeInMinutes", same ? before.bakeMinutes() : 0);
        return switch (kind) {
            case ROLLING, BLUE_GREEN -> new DeploymentStrategy(kind, bake, 100, 0);
            case LINEAR -> {
                Input linear = part(configuration, "linearConfiguration");
                yield new DeploymentStrategy(
                        kind,
                        bake,
                        percent(linear, "stepPercent", 3, same ? before.stepPercent() : 10),
                        minutes(
                                linear,
                                "stepBakeTimeInMinutes",
                                same ? before.stepBakeMinutes() : 6));
            }
            case CANARY -> {
                Input canary = part(configuration, "canaryConfiguration");
                yield new DeploymentStrategy(
                        kind,
                        bake,
                        percent(canary, "canaryPercent", 0.1, same ? before.stepPercent() : 5),
                        minutes(
                                canary,
                                "canaryBakeTimeInMinutes",
                                same ? before.stepBakeMinutes() : 10));
            }
        };
    }

    private static void refuseHooks(Input configuration) {
        if (!configuration.items("lifecycleHooks").isEmpty()) {
            throw configuration.invalid(
                    "The lab runs no lifecycleHooks: it has neither Lambda functions nor pauses. Leave them out.");
        }
    }

    private static Kind kind(Input input, String word) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.name().equals(word))
                .findFirst()
                .orElseThrow(
                        () ->
                                input.invalid(
                                        "strategy must be %s, not '%s'."
                                                .formatted(
                                                        Arrays.stream(Kind.values())
                                                                .map(Kind::name)
                                                                .collect(Collectors.joining(", ")),
                                                        word)));
    }

    private static Input part(Input configuration, String name) {
        return configuration
                .members(name)
                .orElseGet(() -> Input.ofTyped(java.util.Map.of(), EcsApi.INVALID));
    }

    private static int minutes(Input input, String name, int ifAbsent) {
        int minutes = input.number(name).orElse(ifAbsent);
        if (minutes < 0 || minutes > DAY) {
            throw input.invalid("%s must be 0 to %d, not %d.".formatted(name, DAY, minutes));
        }
        return minutes;
    }

    private static double percent(Input input, String name, double least, double ifAbsent) {
        BigDecimal percent = input.decimal(name).orElse(BigDecimal.valueOf(ifAbsent));
        boolean tenths = percent.stripTrailingZeros().scale() <= 1;
        if (!tenths || percent.doubleValue() < least || percent.doubleValue() > 100) {
            throw input.invalid(
                    "%s must be a multiple of 0.1 from %s to 100.0, not %s."
                            .formatted(name, least, percent));
        }
        return percent.doubleValue();
    }

    static WatchedAlarms alarms(Input configuration, WatchedAlarms before) {
        return configuration
                .members("alarms")
                .map(
                        alarms ->
                                new WatchedAlarms(
                                        alarms.texts("alarmNames"),
                                        alarms.flag("enable").orElse(false),
                                        alarms.flag("rollback").orElse(false)))
                .orElse(before);
    }

    /// The `advancedConfiguration` of the load balancer that has one.
    Optional<Traffic> traffic(List<Input> balancers) {
        List<Input> advanced =
                balancers.stream().filter(b -> b.has("advancedConfiguration")).toList();
        if (advanced.isEmpty()) {
            return Optional.empty();
        }
        Input balancer = advanced.getFirst();
        if (balancers.size() > 1) {
            throw balancer.invalid(
                    "The lab moves the traffic of one load balancer with an advancedConfiguration, not of %d."
                            .formatted(balancers.size()));
        }
        Input given = balancer.members("advancedConfiguration").orElseThrow();
        String alternate = given.requiredText("alternateTargetGroupArn");
        if (!targets.exists(alternate)) {
            throw given.invalid("The specified target group does not exist: " + alternate);
        }
        if (alternate.equals(balancer.requiredText("targetGroupArn"))) {
            throw given.invalid(
                    "alternateTargetGroupArn must be another target group than targetGroupArn.");
        }
        String production = rule(given, given.requiredText("productionListenerRule"));
        Optional<String> test = given.text("testListenerRule").map(arn -> rule(given, arn));
        if (test.filter(production::equals).isPresent()) {
            throw given.invalid(
                    "testListenerRule must be another rule than productionListenerRule.");
        }
        return Optional.of(new Traffic(alternate, production, test, given.requiredText("roleArn")));
    }

    private String rule(Input input, String arn) {
        if (!rules.forwards(arn)) {
            throw input.invalid(
                    "The listener rule does not exist, or does something else than forward: "
                            + arn);
        }
        return arn;
    }

    /// That a service has what its strategy needs.
    static void check(
            Input input,
            DeploymentStrategy strategy,
            List<TargetGroupUse> targets,
            Optional<Traffic> traffic) {
        if (strategy.isNative() && (targets.isEmpty() || traffic.isEmpty())) {
            throw input.invalid(
                    "In the lab a service with strategy %s needs a load balancer with an advancedConfiguration."
                            .formatted(strategy.kind()));
        }
    }
}
