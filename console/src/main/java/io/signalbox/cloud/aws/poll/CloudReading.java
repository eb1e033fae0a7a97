package io.signalbox.cloud.aws.poll;

import io.signalbox.cloud.AlarmReading;
import io.signalbox.cloud.CloudSnapshot;
import io.signalbox.cloud.CloudStatus;
import io.signalbox.cloud.Cluster;
import io.signalbox.cloud.Group;
import io.signalbox.cloud.GroupInstance;
import io.signalbox.cloud.Identity;
import io.signalbox.cloud.Instance;
import io.signalbox.cloud.Rule;
import io.signalbox.cloud.Service;
import io.signalbox.cloud.Target;
import io.signalbox.cloud.TargetGroup;
import io.signalbox.cloud.Task;
import io.signalbox.cloud.WeightedGroup;
import io.signalbox.cloud.aws.AwsException;
import io.signalbox.cloud.aws.AwsFailure;
import io.signalbox.cloud.aws.AwsGateways;
import io.signalbox.environment.AwsTarget;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The last known value of each part. Confined to the poller's thread.
final class CloudReading {

    private final AwsTarget target;
    private final AwsGateways gateways;

    private @Nullable Identity identity;
    private List<Service> services = List.of();
    private List<Task> tasks = List.of();
    private List<Instance> instances = List.of();
    private List<Group> groups = List.of();
    private @Nullable Rule rule;
    private List<TargetGroup> targetGroups = List.of();
    private AlarmReading alarms = AlarmReading.NONE;
    private final Map<String, List<Target>> targets = new HashMap<>();

    CloudReading(AwsTarget target, AwsGateways gateways) {
        this.target = target;
        this.gateways = gateways;
    }

    /// Whether this environment has such a part.
    boolean has(PollPart part) {
        return switch (part) {
            case IDENTITY, SERVICES, TASKS, INSTANCES, TARGET_GROUPS, TARGETS, ALARMS -> true;
            case GROUPS -> target.group() != null;
            case RULE -> target.ruleArn() != null;
        };
    }

    /// How many calls reading it takes, as far as can be said beforehand.
    int cost(PollPart part) {
        return switch (part) {
            case IDENTITY, SERVICES, GROUPS, RULE, ALARMS -> 1;
            case TASKS -> 5;
            case INSTANCES -> 2;
            case TARGET_GROUPS -> 1 + targetGroupArns().size();
            case TARGETS -> targetGroupArns().size();
        };
    }

    /// Reads one part from AWS. Blocks; throws [AwsException].
    void read(PollPart part) {
        List<String> pair = List.of(target.blueService(), target.greenService());
        switch (part) {
            case IDENTITY -> identity = gateways.identity().identity();
            case SERVICES -> services = gateways.services().services(target.cluster(), pair);
            case TASKS -> tasks = gateways.services().tasks(target.cluster(), pair);
            case INSTANCES -> instances = gateways.services().instances(target.cluster());
            case GROUPS -> {
                if (target.group() != null) {
                    groups = List.of(gateways.groups().group(target.group()));
                }
            }
            case RULE -> {
                if (target.ruleArn() != null) {
                    rule = gateways.traffic().rule(target.ruleArn());
                }
            }
            case TARGET_GROUPS ->
                    targetGroups = gateways.traffic().targetGroups(List.copyOf(targetGroupArns()));
            case TARGETS -> readTargets();
            case ALARMS -> readAlarms();
        }
    }

    private void readTargets() {
        Set<String> arns = targetGroupArns();
        targets.keySet().retainAll(arns);
        for (String arn : arns) {
            targets.put(arn, gateways.traffic().targets(arn));
        }
    }

    /// Who may not read alarms may still work: that is said where alarms are shown, and keeps nothing else back.
    private void readAlarms() {
        try {
            alarms = new AlarmReading(gateways.alarms().alarms(target.cluster(), dimensions()), "");
        } catch (AwsException e) {
            if (!(e.failure() instanceof AwsFailure.Denied denied)) {
                throw e;
            }
            alarms = AlarmReading.unread(denied.sentence() + " " + denied.whatToDo());
        }
    }

    /// What the alarms of this fleet name in their dimensions: cluster, group, balancer, target groups.
    private Set<String> dimensions() {
        var values = new LinkedHashSet<String>();
        values.add(target.cluster());
        if (target.group() != null) {
            values.add(target.group());
        }
        for (String arn : targetGroupArns()) {
            values.add(arn.substring(arn.lastIndexOf(':') + 1));
        }
        if (target.ruleArn() != null) {
            String[] steps = target.ruleArn().split("/", -1);
            if (steps.length > 3) {
                // …:listener-rule/app/NAME/ID/LISTENER/RULE
                values.add(String.join("/", steps[1], steps[2], steps[3]));
            }
        }
        return values;
    }

    /// Something is on its way to what was asked for, so looking more often pays.
    boolean moving() {
        return services.stream()
                .anyMatch(service -> service.deploying() || service.running() != service.desired());
    }

    boolean knowsAllTargetGroups() {
        return targetGroups.size() >= targetGroupArns().size();
    }

    private Set<String> targetGroupArns() {
        var arns = new LinkedHashSet<String>();
        if (rule != null) {
            rule.weights().stream().map(WeightedGroup::targetGroupArn).forEach(arns::add);
        }
        services.forEach(service -> arns.addAll(service.targetGroupArns()));
        return arns;
    }

    CloudSnapshot snapshot(Instant readAt, CloudStatus status) {
        return new CloudSnapshot(
                readAt,
                status,
                identity,
                new Cluster(target.cluster(), services, tasks, groupedInstances()),
                groups,
                rule,
                targetGroups.stream().map(this::withTargets).toList(),
                alarms);
    }

    private TargetGroup withTargets(TargetGroup group) {
        return new TargetGroup(
                group.arn(),
                group.name(),
                group.deregistrationDelaySeconds(),
                targets.getOrDefault(group.arn(), List.of()));
    }

    private List<Instance> groupedInstances() {
        return instances.stream()
                .map(instance -> instance.inGroup(groupOf(instance.id())))
                .toList();
    }

    private @Nullable String groupOf(String instanceId) {
        return groups.stream()
                .filter(
                        group ->
                                group.instances().stream()
                                        .map(GroupInstance::id)
                                        .anyMatch(instanceId::equals))
                .map(Group::name)
                .findFirst()
                .orElse(null);
    }
}
