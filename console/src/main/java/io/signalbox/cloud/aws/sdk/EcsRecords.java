package io.signalbox.cloud.aws.sdk;

import io.signalbox.cloud.Instance;
import io.signalbox.cloud.Rollout;
import io.signalbox.cloud.Service;
import io.signalbox.cloud.ServiceEvent;
import io.signalbox.cloud.Task;
import io.signalbox.cloud.TaskCounts;
import io.signalbox.cloud.aws.LogDriver;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.Attribute;
import software.amazon.awssdk.services.ecs.model.Container;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.ContainerInstance;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.LogConfiguration;
import software.amazon.awssdk.services.ecs.model.NetworkBinding;
import software.amazon.awssdk.services.ecs.model.Resource;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

/// From the SDK's ECS types to records. Enums are read as text, so words of newer services pass.
final class EcsRecords {

    private static final String SERVICE_GROUP = "service:";

    private EcsRecords() {}

    static Service service(software.amazon.awssdk.services.ecs.model.Service s) {
        return new Service(
                text(s.serviceName()),
                text(s.serviceArn()),
                text(s.status()),
                new TaskCounts(
                        number(s.desiredCount()),
                        number(s.runningCount()),
                        number(s.pendingCount())),
                Arns.lastPart(text(s.taskDefinition())),
                s.loadBalancers().stream().flatMap(EcsRecords::targetGroups).distinct().toList(),
                rollout(s),
                s.events().stream()
                        .map(e -> new ServiceEvent(e.createdAt(), text(e.message())))
                        .toList());
    }

    private static Rollout rollout(software.amazon.awssdk.services.ecs.model.Service s) {
        String state =
                s.deployments().stream()
                        .filter(d -> "PRIMARY".equals(d.status()))
                        .map(Deployment::rolloutStateAsString)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse("");
        var configuration = s.deploymentConfiguration();
        String strategy = configuration == null ? null : configuration.strategyAsString();
        return new Rollout(state, strategy == null ? "ROLLING" : strategy);
    }

    private static Stream<String> targetGroups(LoadBalancer balancer) {
        var pair = balancer.advancedConfiguration();
        return Stream.of(
                        balancer.targetGroupArn(),
                        pair == null ? null : pair.alternateTargetGroupArn())
                .filter(Objects::nonNull);
    }

    /// @param instanceId EC2's id of the container instance that the task names by ARN
    static Task task(
            software.amazon.awssdk.services.ecs.model.Task t, @Nullable String instanceId) {
        String group = text(t.group());
        return new Task(
                Arns.lastPart(text(t.taskArn())),
                text(t.taskArn()),
                group.startsWith(SERVICE_GROUP) ? group.substring(SERVICE_GROUP.length()) : null,
                Arns.lastPart(text(t.taskDefinitionArn())),
                new Task.State(
                        text(t.lastStatus()),
                        text(t.desiredStatus()),
                        text(t.healthStatusAsString()),
                        t.startedAt()),
                placement(t, instanceId));
    }

    private static Task.Placement placement(
            software.amazon.awssdk.services.ecs.model.Task t, @Nullable String instanceId) {
        return new Task.Placement(
                instanceId,
                text(t.availabilityZone()),
                privateAddress(t),
                t.containers().stream().map(Container::runtimeId).filter(Objects::nonNull).toList(),
                t.containers().stream()
                        .flatMap(container -> container.networkBindings().stream())
                        .map(NetworkBinding::hostPort)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList());
    }

    private static @Nullable String privateAddress(
            software.amazon.awssdk.services.ecs.model.Task t) {
        return t.attachments().stream()
                .flatMap(attachment -> attachment.details().stream())
                .filter(detail -> "privateIPv4Address".equals(detail.name()))
                .map(detail -> detail.value())
                .findFirst()
                .orElse(null);
    }

    static Instance instance(ContainerInstance c) {
        return new Instance(
                text(c.ec2InstanceId()),
                c.attributes().stream()
                        .filter(a -> "ecs.availability-zone".equals(a.name()))
                        .map(Attribute::value)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(""),
                text(c.status()),
                number(c.runningTasksCount()),
                number(c.pendingTasksCount()),
                new Instance.Capacity(
                        resource(c.remainingResources(), "CPU"),
                        resource(c.registeredResources(), "CPU"),
                        resource(c.remainingResources(), "MEMORY"),
                        resource(c.registeredResources(), "MEMORY")),
                null);
    }

    private static int resource(List<Resource> resources, String name) {
        return resources.stream()
                .filter(resource -> name.equals(resource.name()))
                .map(Resource::integerValue)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(0);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static int number(@Nullable Integer value) {
        return value == null ? 0 : value;
    }

    /// Of the container that serves: the first with a port.
    static LogDriver logDriver(TaskDefinition definition) {
        ContainerDefinition container =
                definition.containerDefinitions().stream()
                        .filter(c -> !c.portMappings().isEmpty())
                        .findFirst()
                        .orElse(definition.containerDefinitions().getFirst());
        LogConfiguration log = container.logConfiguration();
        if (log == null) {
            return new LogDriver("", "", "", "", container.name());
        }
        return new LogDriver(
                log.logDriverAsString(),
                log.options().getOrDefault("awslogs-group", ""),
                log.options().getOrDefault("awslogs-region", ""),
                log.options().getOrDefault("awslogs-stream-prefix", ""),
                container.name());
    }
}
