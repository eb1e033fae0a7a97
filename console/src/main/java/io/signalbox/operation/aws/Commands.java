package io.signalbox.operation.aws;

import io.signalbox.cloud.WeightedGroup;
import io.signalbox.environment.AwsTarget;
import java.util.List;
import java.util.stream.Collectors;

/// The `aws` command lines that do what a plan does, for reading and for copying.
final class Commands {

    private final AwsTarget target;

    Commands(AwsTarget target) {
        this.target = target;
    }

    String scaleService(String service, int desired) {
        return "aws"
                + options()
                + " ecs update-service --cluster "
                + target.cluster()
                + " --service "
                + service
                + " --desired-count "
                + desired;
    }

    String scaleGroup(String group, int desired) {
        return "aws"
                + options()
                + " autoscaling set-desired-capacity --auto-scaling-group-name "
                + group
                + " --desired-capacity "
                + desired;
    }

    String stopTask(String taskId) {
        return "aws"
                + options()
                + " ecs stop-task --cluster "
                + target.cluster()
                + " --task "
                + taskId;
    }

    /// Without what the rule has besides (stickiness, other actions): the console writes that back
    /// as it was, a person has to add it.
    String weights(String ruleArn, List<WeightedGroup> weights, boolean sticky, int seconds) {
        String groups =
                weights.stream()
                        .map(
                                group ->
                                        "{\"TargetGroupArn\":\""
                                                + group.targetGroupArn()
                                                + "\",\"Weight\":"
                                                + group.weight()
                                                + "}")
                        .collect(Collectors.joining(","));
        String stickiness =
                sticky
                        ? ",\"TargetGroupStickinessConfig\":{\"Enabled\":true,\"DurationSeconds\":"
                                + seconds
                                + "}"
                        : "";
        return "aws"
                + options()
                + " elbv2 modify-rule --rule-arn "
                + ruleArn
                + " --actions '[{\"Type\":\"forward\",\"ForwardConfig\":{\"TargetGroups\":["
                + groups
                + "]"
                + stickiness
                + "}}]'";
    }

    private String options() {
        var options = new StringBuilder();
        if (target.endpointOverride() != null) {
            options.append(" --endpoint-url ").append(target.endpointOverride());
        }
        if (target.profile() != null) {
            options.append(" --profile ").append(target.profile());
        }
        return options.append(" --region ").append(target.region()).toString();
    }
}
