package io.signalbox.cloud.aws.sdk;

import static io.signalbox.cloud.aws.sdk.SdkCalls.call;

import io.signalbox.cloud.Instance;
import io.signalbox.cloud.Service;
import io.signalbox.cloud.Task;
import io.signalbox.cloud.aws.AwsException;
import io.signalbox.cloud.aws.AwsFailure;
import io.signalbox.cloud.aws.LogDriver;
import io.signalbox.cloud.aws.ServiceGateway;
import io.signalbox.cloud.aws.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ContainerInstance;
import software.amazon.awssdk.services.ecs.model.DescribeServicesResponse;

/// ECS by the SDK.
final class SdkServiceGateway implements ServiceGateway {

    private static final int SERVICES_PER_CALL = 10;
    private static final int TASKS_PER_CALL = 100;
    private static final int INSTANCES_PER_CALL = 100;

    private final EcsClient ecs;

    /// Container instance ARN to EC2 id. The pair never changes, so it is asked for once.
    private final Map<String, String> instanceIds = new ConcurrentHashMap<>();

    SdkServiceGateway(EcsClient ecs) {
        this.ecs = ecs;
    }

    @Override
    public List<Service> services(String cluster, List<String> names) {
        return names.stream()
                .gather(Gatherers.windowFixed(SERVICES_PER_CALL))
                .flatMap(window -> describe(cluster, window).stream())
                .toList();
    }

    private List<Service> describe(String cluster, List<String> names) {
        DescribeServicesResponse response =
                call(
                        "ecs:DescribeServices",
                        () -> ecs.describeServices(r -> r.cluster(cluster).services(names)));
        if (!response.failures().isEmpty()) {
            var failure = response.failures().getFirst();
            throw new AwsException(
                    new AwsFailure.NotFound(
                            "Cluster '"
                                    + cluster
                                    + "' has no service '"
                                    + Arns.lastPart(failure.arn())
                                    + "' ("
                                    + failure.reason()
                                    + ").",
                            response.responseMetadata().requestId()));
        }
        return response.services().stream().map(EcsRecords::service).toList();
    }

    @Override
    public List<Task> tasks(String cluster, List<String> services) {
        List<String> arns = new ArrayList<>();
        for (String service : services) {
            arns.addAll(taskArns(cluster, service, "RUNNING"));
            // Tasks that drain are already asked to stop, and still hold clients.
            arns.addAll(taskArns(cluster, service, "STOPPED"));
        }
        var tasks =
                arns.stream()
                        .distinct()
                        .gather(Gatherers.windowFixed(TASKS_PER_CALL))
                        .flatMap(window -> describeTasks(cluster, window).stream())
                        .filter(task -> !"STOPPED".equals(task.lastStatus()))
                        .toList();
        learnInstances(cluster, tasks);
        return tasks.stream()
                .map(task -> EcsRecords.task(task, instanceId(task.containerInstanceArn())))
                .toList();
    }

    private List<software.amazon.awssdk.services.ecs.model.Task> describeTasks(
            String cluster, List<String> arns) {
        return call(
                "ecs:DescribeTasks",
                () -> ecs.describeTasks(r -> r.cluster(cluster).tasks(arns)).tasks());
    }

    private void learnInstances(
            String cluster, List<software.amazon.awssdk.services.ecs.model.Task> tasks) {
        List<String> unknown =
                tasks.stream()
                        .map(software.amazon.awssdk.services.ecs.model.Task::containerInstanceArn)
                        .filter(arn -> arn != null && !instanceIds.containsKey(arn))
                        .distinct()
                        .toList();
        if (!unknown.isEmpty()) {
            describeInstances(cluster, unknown);
        }
    }

    private @Nullable String instanceId(@Nullable String containerInstanceArn) {
        return containerInstanceArn == null ? null : instanceIds.get(containerInstanceArn);
    }

    private List<String> taskArns(String cluster, String service, String desiredStatus) {
        return call(
                "ecs:ListTasks",
                () ->
                        ecs
                                .listTasksPaginator(
                                        r ->
                                                r.cluster(cluster)
                                                        .serviceName(service)
                                                        .desiredStatus(desiredStatus))
                                .taskArns()
                                .stream()
                                .toList());
    }

    @Override
    public List<Instance> instances(String cluster) {
        List<String> arns =
                call(
                        "ecs:ListContainerInstances",
                        () ->
                                ecs
                                        .listContainerInstancesPaginator(r -> r.cluster(cluster))
                                        .containerInstanceArns()
                                        .stream()
                                        .toList());
        return describeInstances(cluster, arns).stream().map(EcsRecords::instance).toList();
    }

    private List<ContainerInstance> describeInstances(String cluster, List<String> arns) {
        var instances =
                arns.stream()
                        .gather(Gatherers.windowFixed(INSTANCES_PER_CALL))
                        .flatMap(
                                window ->
                                        call(
                                                "ecs:DescribeContainerInstances",
                                                () -> describeInstanceWindow(cluster, window)))
                        .toList();
        for (ContainerInstance instance : instances) {
            if (instance.ec2InstanceId() != null) {
                instanceIds.put(instance.containerInstanceArn(), instance.ec2InstanceId());
            }
        }
        return instances;
    }

    private Stream<ContainerInstance> describeInstanceWindow(String cluster, List<String> arns) {
        return ecs
                .describeContainerInstances(r -> r.cluster(cluster).containerInstances(arns))
                .containerInstances()
                .stream();
    }

    @Override
    public LogDriver logDriver(String taskDefinition) {
        var definition =
                call(
                        "ecs:DescribeTaskDefinition",
                        () -> ecs.describeTaskDefinition(r -> r.taskDefinition(taskDefinition)));
        return EcsRecords.logDriver(definition.taskDefinition());
    }

    @Override
    public Written scale(String cluster, String service, int desired) {
        var response =
                call(
                        "ecs:UpdateService",
                        () ->
                                ecs.updateService(
                                        r ->
                                                r.cluster(cluster)
                                                        .service(service)
                                                        .desiredCount(desired)));
        return new Written(response.responseMetadata().requestId());
    }

    @Override
    public Written stopTask(String cluster, String taskId, String reason) {
        var response =
                call(
                        "ecs:StopTask",
                        () -> ecs.stopTask(r -> r.cluster(cluster).task(taskId).reason(reason)));
        return new Written(response.responseMetadata().requestId());
    }
}
