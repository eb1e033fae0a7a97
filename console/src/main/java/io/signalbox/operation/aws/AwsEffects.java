package io.signalbox.operation.aws;

import io.signalbox.cloud.Group;
import io.signalbox.cloud.Service;
import io.signalbox.cloud.Task;
import io.signalbox.cloud.WeightedGroup;
import io.signalbox.cloud.aws.AwsGateways;
import io.signalbox.cloud.aws.Written;
import io.signalbox.environment.AwsTarget;
import io.signalbox.operation.Await;
import io.signalbox.operation.Sight;
import io.signalbox.operation.Write;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Carries a step's work out and looks whether it has come about. Blocks; throws
/// [io.signalbox.cloud.aws.AwsException].
final class AwsEffects {

    private static final String STOP_REASON = "stopped by an operator from Signalbox";
    private static final String IN_SERVICE = "InService";

    private final AwsTarget target;
    private final AwsGateways gateways;

    AwsEffects(AwsTarget target, AwsGateways gateways) {
        this.target = target;
        this.gateways = gateways;
    }

    Written write(Write.OfAws write) {
        return switch (write) {
            case Write.ServiceDesired w ->
                    gateways.services().scale(target.cluster(), w.service(), w.wanted());
            case Write.GroupDesired w -> gateways.groups().setDesired(w.group(), w.wanted());
            case Write.RuleWeights w ->
                    gateways.traffic().writeWeights(w.ruleArn(), w.expected(), w.wanted());
            case Write.TaskStopped w ->
                    gateways.services().stopTask(target.cluster(), w.taskId(), STOP_REASON);
        };
    }

    Sight look(Write.OfAws write) {
        return switch (write) {
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
            case Write.TaskStopped w -> stopped(w.taskId());
        };
    }

    Sight look(Await.OfAws await) {
        return switch (await) {
            case Await.ServiceRunning running -> running(running);
            case Await.GroupInService inService -> inService(inService);
        };
    }

    private Sight stopped(String taskId) {
        return gateways
                .services()
                .tasks(target.cluster(), List.of(target.blueService(), target.greenService()))
                .stream()
                .filter(task -> task.id().equals(taskId))
                .findFirst()
                .map(task -> new Sight(stopping(task), taskId + " is " + task.lastStatus()))
                .orElse(new Sight(true, taskId + " is gone"));
    }

    /// ECS lets a task go on for its stop timeout; from then on it takes no new clients.
    private static boolean stopping(Task task) {
        return !task.running() || task.desiredStatus().equals("STOPPED");
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
