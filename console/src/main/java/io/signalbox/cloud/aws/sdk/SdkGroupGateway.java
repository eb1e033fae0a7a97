package io.signalbox.cloud.aws.sdk;

import static io.signalbox.cloud.aws.sdk.SdkCalls.call;

import io.signalbox.cloud.Group;
import io.signalbox.cloud.GroupInstance;
import io.signalbox.cloud.aws.AwsException;
import io.signalbox.cloud.aws.AwsFailure;
import io.signalbox.cloud.aws.GroupGateway;
import io.signalbox.cloud.aws.Written;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.Instance;

/// Auto Scaling by the SDK.
final class SdkGroupGateway implements GroupGateway {

    private final AutoScalingClient scaling;

    SdkGroupGateway(AutoScalingClient scaling) {
        this.scaling = scaling;
    }

    @Override
    public Group group(String name) {
        var response =
                call(
                        "autoscaling:DescribeAutoScalingGroups",
                        () ->
                                scaling.describeAutoScalingGroups(
                                        r -> r.autoScalingGroupNames(name)));
        return response.autoScalingGroups().stream()
                .findFirst()
                .map(SdkGroupGateway::record)
                .orElseThrow(
                        () ->
                                new AwsException(
                                        new AwsFailure.NotFound(
                                                "There is no Auto Scaling group '" + name + "'.",
                                                response.responseMetadata().requestId())));
    }

    @Override
    public Written setDesired(String name, int desired) {
        var response =
                call(
                        "autoscaling:SetDesiredCapacity",
                        () ->
                                scaling.setDesiredCapacity(
                                        r ->
                                                r.autoScalingGroupName(name)
                                                        .desiredCapacity(desired)
                                                        .honorCooldown(false)));
        return new Written(response.responseMetadata().requestId());
    }

    private static Group record(AutoScalingGroup group) {
        return new Group(
                group.autoScalingGroupName(),
                group.minSize(),
                group.maxSize(),
                group.desiredCapacity(),
                group.instances().stream().map(SdkGroupGateway::record).toList());
    }

    private static GroupInstance record(Instance instance) {
        return new GroupInstance(
                instance.instanceId(),
                instance.availabilityZone(),
                instance.lifecycleStateAsString(),
                instance.healthStatus(),
                Boolean.TRUE.equals(instance.protectedFromScaleIn()));
    }
}
