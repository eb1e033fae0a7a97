package io.signalbox.cloud;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The AWS side at one moment; immutable, safe on any thread.
///
/// @param readAt when the newest part was read; parts that could not be read keep their last value
/// @param identity null until known
/// @param rule null where the environment names none, or until read
public record CloudSnapshot(
        Instant readAt,
        CloudStatus status,
        @Nullable Identity identity,
        Cluster cluster,
        List<Group> groups,
        @Nullable Rule rule,
        List<TargetGroup> targetGroups,
        AlarmReading alarms) {

    public CloudSnapshot {
        groups = List.copyOf(groups);
        targetGroups = List.copyOf(targetGroups);
    }

    /// Without alarms.
    public CloudSnapshot(
            Instant readAt,
            CloudStatus status,
            @Nullable Identity identity,
            Cluster cluster,
            List<Group> groups,
            @Nullable Rule rule,
            List<TargetGroup> targetGroups) {
        this(readAt, status, identity, cluster, groups, rule, targetGroups, AlarmReading.NONE);
    }

    /// The same with these alarms.
    public CloudSnapshot with(AlarmReading reading) {
        return new CloudSnapshot(
                readAt, status, identity, cluster, groups, rule, targetGroups, reading);
    }

    public static CloudSnapshot empty(Instant at, CloudStatus status) {
        return new CloudSnapshot(at, status, null, Cluster.empty(""), List.of(), null, List.of());
    }

    public List<Service> services() {
        return cluster.services();
    }

    public List<Task> tasks() {
        return cluster.tasks();
    }

    public List<Instance> instances() {
        return cluster.instances();
    }

    public Optional<Service> service(String name) {
        return services().stream().filter(service -> service.name().equals(name)).findFirst();
    }

    public Optional<TargetGroup> targetGroup(String arn) {
        return targetGroups.stream().filter(group -> group.arn().equals(arn)).findFirst();
    }
}
