package io.signalbox.lab.scaling;

import io.signalbox.lab.endpoint.Members;
import io.signalbox.lab.identity.Account;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Groups in the structures of the Auto Scaling API.
final class ScalingShapes {
    private final Account account;

    ScalingShapes(Account account) {
        this.account = account;
    }

    Members group(AutoScalingGroup group, boolean withInstances) {
        return Members.of()
                .put("AutoScalingGroupName", group.name())
                .put("AutoScalingGroupARN", arn(group.name(), account))
                .put("LaunchTemplate", launchTemplate(group))
                .put("MinSize", group.sizes().min())
                .put("MaxSize", group.sizes().max())
                .put("DesiredCapacity", group.sizes().desired())
                .put("DefaultCooldown", AutoScalingGroup.COOLDOWN.toSeconds())
                .put("AvailabilityZones", group.spec().zones())
                .put("HealthCheckType", "EC2")
                .put("HealthCheckGracePeriod", 0)
                .put("Instances", withInstances ? instances(group) : List.of())
                .put("CreatedTime", group.created())
                .put("SuspendedProcesses", List.of())
                .put("EnabledMetrics", List.of())
                .put("Tags", tags(group))
                .put("TerminationPolicies", List.of("Default"))
                .put("NewInstancesProtectedFromScaleIn", false);
    }

    Members activity(AutoScalingGroup group, Activity activity) {
        boolean done = activity.end().isPresent();
        return Members.of()
                .put("ActivityId", id(activity))
                .put("AutoScalingGroupName", group.name())
                .put("AutoScalingGroupARN", arn(group.name(), account))
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

    private static List<Members> instances(AutoScalingGroup group) {
        return group.instances().stream()
                .map(
                        instance ->
                                Members.of()
                                        .put("InstanceId", instance.id())
                                        .put("InstanceType", instance.type())
                                        .put("AvailabilityZone", instance.zone())
                                        .put("LifecycleState", instance.lifecycle().wireName())
                                        .put("HealthStatus", "Healthy")
                                        .put("LaunchTemplate", launchTemplate(group))
                                        .put("ProtectedFromScaleIn", false))
                .toList();
    }

    private static @Nullable Members launchTemplate(AutoScalingGroup group) {
        return group.template()
                .map(
                        t ->
                                Members.of()
                                        .put("LaunchTemplateId", t.id())
                                        .put("LaunchTemplateName", t.name())
                                        .put("Version", String.valueOf(t.version())))
                .orElse(null);
    }

    private static List<Members> tags(AutoScalingGroup group) {
        return group.spec().tags().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(tag -> tag(group, tag.getKey(), tag.getValue()))
                .toList();
    }

    private static Members tag(AutoScalingGroup group, String key, String value) {
        return Members.of()
                .put("ResourceId", group.name())
                .put("ResourceType", "auto-scaling-group")
                .put("Key", key)
                .put("Value", value)
                .put("PropagateAtLaunch", true);
    }

    static String arn(String name, Account account) {
        return account.arn(
                "autoscaling",
                "autoScalingGroup:%s:autoScalingGroupName/%s"
                        .formatted(Account.serial(name), name));
    }
}
