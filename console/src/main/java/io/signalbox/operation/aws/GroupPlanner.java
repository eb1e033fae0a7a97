package io.signalbox.operation.aws;

import io.signalbox.cloud.Group;
import io.signalbox.cloud.aws.AwsGateways;
import io.signalbox.environment.AwsTarget;
import io.signalbox.operation.Await;
import io.signalbox.operation.Finding;
import io.signalbox.operation.Intent;
import io.signalbox.operation.PlanDraft;
import io.signalbox.operation.Write;

/// Plans the number of instances of an Auto Scaling group.
final class GroupPlanner {

    private final AwsTarget target;
    private final AwsGateways gateways;

    GroupPlanner(AwsTarget target, AwsGateways gateways) {
        this.target = target;
        this.gateways = gateways;
    }

    PlanDraft plan(Intent.ScaleGroup intent) {
        int wanted = intent.desired();
        var draft =
                new PlanDraft(
                        intent, "Scale " + intent.group() + " to " + wanted, "Scale to " + wanted);
        if (wanted < 0) {
            return draft.find(
                    Finding.block(wanted + " instances cannot be asked for: 0 or more can."));
        }
        Group group = gateways.groups().group(intent.group());
        if (wanted < group.min() || wanted > group.max()) {
            draft.find(
                    Finding.block(
                            group.name()
                                    + " takes "
                                    + group.min()
                                    + " to "
                                    + group.max()
                                    + " instances; "
                                    + wanted
                                    + " is outside of that."));
            return draft;
        }
        if (wanted == group.desired()) {
            return draft.find(
                    Finding.block(group.name() + " already asks for " + wanted + " instances."));
        }
        draft.find(Finding.ok("within the group's " + group.min() + " to " + group.max()));
        return draft.change(group.name() + " desired instances", group.desired(), wanted, null)
                .consequences(
                        wanted > group.desired()
                                ? "New instances join the cluster in a few minutes; tasks are not"
                                        + " moved to them by themselves."
                                : "The group ends instances of its choice; their tasks stop, and ECS"
                                        + " starts them again where there is room.")
                .step(
                        "Ask for " + wanted + " instances",
                        new Write.GroupDesired(group.name(), group.desired(), wanted))
                .step(
                        "Wait until " + wanted + " are in service",
                        new Await.GroupInService(group.name(), wanted))
                .command(new Commands(target).scaleGroup(group.name(), wanted));
    }
}
