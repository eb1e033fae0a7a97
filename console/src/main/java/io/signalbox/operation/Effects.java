package io.signalbox.operation;

import io.signalbox.cloud.Group;
import io.signalbox.cloud.Service;
import io.signalbox.cloud.WeightedGroup;
import io.signalbox.cloud.aws.AwsGateways;
import io.signalbox.cloud.aws.Written;
import io.signalbox.environment.AwsTarget;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Carries a step's work out and looks whether it has come about. Blocks; throws
/// [io.signalbox.cloud.aws.AwsException].
final class Effects {

    private static final String IN_SERVICE = "InService";

    private final AwsTarget target;
    private final AwsGateways gateways;

    /// @param now what AWS shows, for the sentence of a failure
    record Sight(boolean reached, String now) {}

    Effects(AwsTarget target, AwsGateways gateways) {
        this.target = target;
        this.gateways = gateways;
    }

    Written write(Write write) {
        return switch (write) {
            case Write.ServiceDesired w ->
                    gateways.services().scale(target.cluster(), w.service(), w.wanted());
            case Write.GroupDesired w -> gateways.groups().setDesired(w.group(), w.wanted());
            case Write.RuleWeights w ->
                    gateways.traffic().writeWeights(w.ruleArn(), w.expected(), w.wanted());
        };
    }

    Sight look(StepWork work) {
        return switch (work) {
            case Write.ServiceDesired w -> {
                Service service = service(w.service());
                yield new Sight(
                        service.desired() == w.wanted(),
                        w.service() + " asks for " + service.desired());
            }
            case Write.GroupDesired w -> {
                Group group = gateways.groups().group(w.group());
                yield new Sight(
                        group.desired() == w.wanted(), w.group() + " asks for " + group.desired());
            }
            case Write.RuleWeights w -> {
                List<WeightedGroup> weights = gateways.traffic().rule(w.ruleArn()).weights();
                yield new Sight(
                        Set.copyOf(weights).equals(Set.copyOf(w.wanted())),
                        "the rule has " + words(weights));
            }
            case Await.ServiceRunning await -> running(await);
            case Await.GroupInService await -> inService(await);
        };
    }

    private Sight running(Await.ServiceRunning await) {
        Service service = service(await.service());
        boolean settled = service.running() == await.count() && service.desired() == await.count();
        return new Sight(
                settled,
                service.running() + " of " + service.desired() + " run" + lastEvent(service));
    }

    /// ECS says in its events why it does not get on.
    private static String lastEvent(Service service) {
        return service.events().isEmpty()
                ? ""
                : "; ECS says: " + service.events().getFirst().text();
    }

    private Sight inService(Await.GroupInService await) {
        Group group = gateways.groups().group(await.group());
        long count =
                group.instances().stream()
                        .filter(instance -> instance.lifecycleState().equals(IN_SERVICE))
                        .count();
        return new Sight(
                count == await.count() && group.instances().size() == await.count(),
                count + " of " + group.desired() + " are in service");
    }

    private Service service(String name) {
        return gateways.services().services(target.cluster(), List.of(name)).getFirst();
    }

    private static String words(List<WeightedGroup> weights) {
        return weights.stream()
                .map(group -> Integer.toString(group.weight()))
                .collect(Collectors.joining(" | "));
    }
}
