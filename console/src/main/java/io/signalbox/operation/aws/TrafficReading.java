package io.signalbox.operation.aws;

import io.signalbox.cloud.Rule;
import io.signalbox.cloud.Service;
import io.signalbox.cloud.Target;
import io.signalbox.cloud.WeightedGroup;
import io.signalbox.cloud.aws.AwsGateways;
import io.signalbox.environment.AwsTarget;
import io.signalbox.environment.Colour;
import io.signalbox.operation.TrafficSplit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// All that a traffic plan looks at, read freshly.
///
/// @param groupArns the target group of each colour that the rule forwards to; a colour whose group
///     is not in the rule is missing
/// @param targets by target group ARN, for those groups
record TrafficReading(
        Rule rule,
        Map<Colour, Service> services,
        Map<Colour, String> groupArns,
        Map<String, List<Target>> targets) {

    static TrafficReading read(AwsTarget target, AwsGateways gateways, String ruleArn) {
        Rule rule = gateways.traffic().rule(ruleArn);
        var services = new EnumMap<Colour, Service>(Colour.class);
        var arns = new EnumMap<Colour, String>(Colour.class);
        var targets = new HashMap<String, List<Target>>();
        List<Service> found =
                gateways.services()
                        .services(
                                target.cluster(),
                                List.of(target.blueService(), target.greenService()));
        for (Service service : found) {
            Colour colour =
                    service.name().equals(target.blueService()) ? Colour.BLUE : Colour.GREEN;
            services.put(colour, service);
            groupOf(rule, service)
                    .ifPresent(
                            arn -> {
                                arns.put(colour, arn);
                                targets.put(arn, gateways.traffic().targets(arn));
                            });
        }
        return new TrafficReading(rule, services, arns, targets);
    }

    private static Optional<String> groupOf(Rule rule, Service service) {
        return service.targetGroupArns().stream()
                .filter(arn -> rule.weightOf(arn).isPresent())
                .findFirst();
    }

    boolean complete() {
        return groupArns.size() == Colour.values().length
                && services.size() == Colour.values().length;
    }

    String groupArn(Colour colour) {
        return Objects.requireNonNull(groupArns.get(colour));
    }

    Service service(Colour colour) {
        return Objects.requireNonNull(services.get(colour));
    }

    TrafficSplit split() {
        return new TrafficSplit(weight(Colour.BLUE), weight(Colour.GREEN));
    }

    private int weight(Colour colour) {
        return rule.weightOf(groupArn(colour)).orElse(0);
    }

    List<Target> targets(Colour colour) {
        return targets.getOrDefault(groupArn(colour), List.of());
    }

    /// The rule's weights with those of the two colours replaced; any third group keeps its own.
    List<WeightedGroup> weightsWith(TrafficSplit split) {
        List<WeightedGroup> weights = new ArrayList<>();
        for (WeightedGroup group : rule.weights()) {
            int weight = group.weight();
            for (Colour colour : Colour.values()) {
                if (group.targetGroupArn().equals(groupArn(colour))) {
                    weight = split.of(colour);
                }
            }
            weights.add(new WeightedGroup(group.targetGroupArn(), weight));
        }
        return weights;
    }
}
