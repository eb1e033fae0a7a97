package io.signalbox.cloud.aws.sdk;

import static io.signalbox.cloud.aws.sdk.SdkCalls.call;

import io.signalbox.cloud.Listener;
import io.signalbox.cloud.Target;
import io.signalbox.cloud.TargetGroup;
import io.signalbox.cloud.WeightedGroup;
import io.signalbox.cloud.aws.AwsException;
import io.signalbox.cloud.aws.AwsFailure;
import io.signalbox.cloud.aws.TrafficGateway;
import io.signalbox.cloud.aws.Written;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupAttribute;

/// Elastic Load Balancing by the SDK.
final class SdkTrafficGateway implements TrafficGateway {

    private static final String DELAY = "deregistration_delay.timeout_seconds";

    private final ElasticLoadBalancingV2Client elb;

    SdkTrafficGateway(ElasticLoadBalancingV2Client elb) {
        this.elb = elb;
    }

    @Override
    public io.signalbox.cloud.Rule rule(String ruleArn) {
        return ElbRecords.rule(read(ruleArn));
    }

    private Rule read(String ruleArn) {
        var response =
                call(
                        "elasticloadbalancing:DescribeRules",
                        () -> elb.describeRules(r -> r.ruleArns(ruleArn)));
        return response.rules().stream()
                .findFirst()
                .orElseThrow(
                        () ->
                                new AwsException(
                                        new AwsFailure.NotFound(
                                                "There is no listener rule '" + ruleArn + "'.",
                                                response.responseMetadata().requestId())));
    }

    @Override
    public Listener listener(String listenerArn) {
        var response =
                call(
                        "elasticloadbalancing:DescribeListeners",
                        () -> elb.describeListeners(r -> r.listenerArns(listenerArn)));
        return response.listeners().stream()
                .findFirst()
                .map(found -> new Listener(found.protocolAsString(), found.port()))
                .orElseThrow(
                        () ->
                                new AwsException(
                                        new AwsFailure.NotFound(
                                                "There is no listener '" + listenerArn + "'.",
                                                response.responseMetadata().requestId())));
    }

    @Override
    public List<TargetGroup> targetGroups(List<String> arns) {
        if (arns.isEmpty()) {
            return List.of();
        }
        var groups =
                call(
                        "elasticloadbalancing:DescribeTargetGroups",
                        () ->
                                elb.describeTargetGroups(r -> r.targetGroupArns(arns))
                                        .targetGroups());
        return groups.stream()
                .map(
                        group ->
                                new TargetGroup(
                                        group.targetGroupArn(),
                                        group.targetGroupName(),
                                        deregistrationDelay(group.targetGroupArn()),
                                        List.of()))
                .toList();
    }

    private int deregistrationDelay(String arn) {
        return call(
                "elasticloadbalancing:DescribeTargetGroupAttributes",
                () ->
                        elb
                                .describeTargetGroupAttributes(r -> r.targetGroupArn(arn))
                                .attributes()
                                .stream()
                                .filter(attribute -> DELAY.equals(attribute.key()))
                                .map(TargetGroupAttribute::value)
                                .mapToInt(Integer::parseInt)
                                .findFirst()
                                .orElse(0));
    }

    @Override
    public List<Target> targets(String targetGroupArn) {
        return call(
                "elasticloadbalancing:DescribeTargetHealth",
                () ->
                        elb
                                .describeTargetHealth(r -> r.targetGroupArn(targetGroupArn))
                                .targetHealthDescriptions()
                                .stream()
                                .map(ElbRecords::target)
                                .toList());
    }

    @Override
    public Written writeWeights(
            String ruleArn, List<WeightedGroup> expected, List<WeightedGroup> wanted) {
        Rule present = read(ruleArn);
        List<WeightedGroup> found = ElbRecords.rule(present).weights();
        if (!Set.copyOf(found).equals(Set.copyOf(expected))) {
            throw new AwsException(
                    new AwsFailure.Conflict(
                            "The weights were changed by someone else meanwhile: expected "
                                    + ElbRecords.words(expected)
                                    + ", found "
                                    + ElbRecords.words(found)
                                    + ".",
                            null));
        }
        var response =
                call(
                        "elasticloadbalancing:ModifyRule",
                        () ->
                                elb.modifyRule(
                                        r ->
                                                r.ruleArn(ruleArn)
                                                        .actions(
                                                                ElbRecords.withWeights(
                                                                        present.actions(),
                                                                        wanted))));
        return new Written(response.responseMetadata().requestId());
    }
}
