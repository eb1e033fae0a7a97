package io.signalbox.lab.scaling;

import io.signalbox.lab.endpoint.Members;
import io.signalbox.lab.identity.Account;
import java.util.List;

/// The group in the structures of the Auto Scaling API.
final class ScalingShapes {
    private final AutoScalingGroup group;
    private final Account account;

    ScalingShapes(AutoScalingGroup group, Account account) {
        this.group = group;
        this.account = account;
    }

    Members group(boolean withInstances) {
        return Members.of()
                .put("AutoScalingGroupName", group.name())
                .put("AutoScalingGroupARN", arn())
                .put("LaunchTemplate", launchTemplate())
                .put("MinSize", group.sizes().min())
                .put("MaxSize", group.sizes().max())
                .put("DesiredCapacity", group.sizes().desired())
                .put("DefaultCooldown", AutoScalingGroup.COOLDOWN.toSeconds())
                .put("AvailabilityZones", group.zones())
                .put("HealthCheckType", "EC2")
                .put("HealthCheckGracePeriod", 0)
                .put("Instances", withInstances ? instances() : List.of())
                .put("CreatedTime", group.created())
                .put("SuspendedProcesses", List.of())
                .put("EnabledMetrics", List.of())
                .put("Tags", List.of(tag("AmazonECSManaged", "true")))
                .put("TerminationPolicies", List.of("Default"))
                .put("NewInstancesProtectedFromScaleIn", false);
    }

    Members activity(Activity activity) {
        boolean done = activity.end().isPresent();
        return Members.of()
                .put("ActivityId", id(activity))
                .put("AutoScalingGroupName", group.name())
                .put("AutoScalingGroupARN", arn())
                .put("Description", activity.description())
                .put("Cause", activity.cause())
                .put("StartTime", activity.start())
                .put("EndTime", activity.end().orElse(null))
                .put("StatusCode", done ? "Successful" : "InProgress")
                .put("Progress", done ? 100 : 50);
    }

    static String id(Activity activity) {
        return "activity-%06d".formatted(activity.number());
    }

    private List<Members> instances() {
        return group.instances().stream()
                .map(
                        instance ->
                                Members.of()
                                        .put("InstanceId", instance.id())
                                        .put("InstanceType", instance.type())
                                        .put("AvailabilityZone", instance.zone())
                                        .put("LifecycleState", instance.lifecycle().wireName())
                                        .put("HealthStatus", "Healthy")
                                        .put("LaunchTemplate", launchTemplate())
                                        .put("ProtectedFromScaleIn", false))
                .toList();
    }

    private static Members launchTemplate() {
        return Members.of()
                .put("LaunchTemplateId", "lt-00000000000000lab")
                .put("LaunchTemplateName", "channels")
                .put("Version", "1");
    }

    private Members tag(String key, String value) {
        return Members.of()
                .put("ResourceId", group.name())
                .put("ResourceType", "auto-scaling-group")
                .put("Key", key)
                .put("Value", value)
                .put("PropagateAtLaunch", true);
    }

    private String arn() {
        return arn(group.name(), account);
    }

    static String arn(String name, Account account) {
        return account.arn(
                "autoscaling",
                "autoScalingGroup:%s:autoScalingGroupName/%s"
                        .formatted(Account.serial(name), name));
    }
}
