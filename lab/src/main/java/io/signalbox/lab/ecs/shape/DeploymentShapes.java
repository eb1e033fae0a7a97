package io.signalbox.lab.ecs.shape;

import io.signalbox.lab.ecs.cluster.ClusterState;
import io.signalbox.lab.ecs.cluster.Deployment;
import io.signalbox.lab.ecs.cluster.DeploymentStatus;
import io.signalbox.lab.ecs.cluster.DeploymentStrategy;
import io.signalbox.lab.ecs.cluster.EcsNames;
import io.signalbox.lab.ecs.cluster.Service;
import io.signalbox.lab.ecs.cluster.ServiceDeployment;
import io.signalbox.lab.ecs.cluster.ServiceSpec;
import io.signalbox.lab.ecs.cluster.ServiceSpec.Policy;
import io.signalbox.lab.ecs.task.TargetGroupUse;
import io.signalbox.lab.ecs.task.Task;
import io.signalbox.lab.endpoint.Members;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Service deployments and service revisions in the structures of the ECS API.
public final class DeploymentShapes {
    private final ClusterState state;
    private final EcsNames names;

    public DeploymentShapes(ClusterState state) {
        this.state = state;
        this.names = state.names();
    }

    public String arn(Service service, ServiceDeployment rollout) {
        return names.serviceDeployment(service.name(), rollout.target().number());
    }

    public String revisionArn(Service service, String number) {
        return names.serviceRevision(service.name(), number);
    }

    /// As in the answer of `ListServiceDeployments`.
    public Members brief(Service service, ServiceDeployment rollout) {
        return head(service, rollout)
                .put("targetServiceRevisionArn", revisionArn(service, rollout.target().number()));
    }

    private Members head(Service service, ServiceDeployment rollout) {
        return Members.of()
                .put("serviceDeploymentArn", arn(service, rollout))
                .put("serviceArn", names.service(service.name()))
                .put("clusterArn", names.cluster())
                .put("createdAt", rollout.target().created())
                .put("startedAt", rollout.started().orElse(null))
                .put("finishedAt", rollout.finished().orElse(null))
                .put("status", rollout.status().name())
                .put("statusReason", rollout.reason().isEmpty() ? null : rollout.reason());
    }

    /// As in the answer of `DescribeServiceDeployments`.
    public Members whole(Service service, ServiceDeployment rollout) {
        List<Members> before =
                rollout.sources().stream()
                        .map(source -> revision(service, rollout, source))
                        .toList();
        return head(service, rollout)
                .put("stoppedAt", stopped(rollout))
                .put("updatedAt", rollout.updated())
                .put("sourceServiceRevisions", before)
                .put("targetServiceRevision", revision(service, rollout, rollout.target()))
                .put(
                        "lifecycleStage",
                        rollout.strategy().isNative() ? rollout.stage().name() : null)
                .put("deploymentConfiguration", configuration(rollout.spec().policy()))
                .put("rollback", rollout.rollback().map(r -> rollback(service, r)).orElse(null))
                .put("deploymentCircuitBreaker", breaker(service, rollout))
                .put("alarms", alarms(rollout));
    }

    private static @Nullable Instant stopped(ServiceDeployment rollout) {
        return rollout.status() == DeploymentStatus.STOPPED
                ? rollout.finished().orElse(null)
                : null;
    }

    private Members revision(Service service, ServiceDeployment rollout, Deployment revision) {
        boolean target = revision.id().equals(rollout.target().id());
        boolean shared = rollout.strategy().isNative() && rollout.spec().traffic().isPresent();
        boolean first = target || rollout.sources().getFirst().id().equals(revision.id());
        List<Task> tasks =
                state.tasksOf(service).stream()
                        .filter(t -> t.deploymentId().equals(revision.id()))
                        .toList();
        Members members =
                Members.of()
                        .put("arn", revisionArn(service, revision.number()))
                        .put("requestedTaskCount", tasks.stream().filter(Task::isWanted).count())
                        .put("runningTaskCount", ClusterShapes.running(tasks))
                        .put("pendingTaskCount", ClusterShapes.pending(tasks));
        if (shared && first) {
            members.put(
                            "requestedTestTrafficWeight",
                            target ? rollout.test() : 100 - rollout.test())
                    .put(
                            "requestedProductionTrafficWeight",
                            target ? rollout.production() : 100 - rollout.production());
        }
        return members;
    }

    private Members rollback(Service service, ServiceDeployment.Rollback rollback) {
        return Members.of()
                .put("reason", rollback.reason())
                .put("startedAt", rollback.at())
                .put("serviceRevisionArn", revisionArn(service, rollback.revision()));
    }

    private static Members breaker(Service service, ServiceDeployment rollout) {
        Policy policy = rollout.spec().policy();
        int failures = service.failedTasks(rollout.target());
        int threshold = policy.failuresAllowed(service.desired());
        String status =
                !policy.breaker()
                        ? "DISABLED"
                        : failures >= threshold ? "TRIGGERED" : monitoring(rollout);
        return Members.of()
                .put("status", status)
                .put("failureCount", failures)
                .put("threshold", threshold);
    }

    private static String monitoring(ServiceDeployment rollout) {
        return rollout.status().isOver() ? "MONITORING_COMPLETE" : "MONITORING";
    }

    private static Members alarms(ServiceDeployment rollout) {
        ServiceSpec.WatchedAlarms alarms = rollout.spec().policy().alarms();
        String status =
                !alarms.enabled()
                        ? "DISABLED"
                        : rollout.triggered().isEmpty() ? monitoring(rollout) : "TRIGGERED";
        return Members.of()
                .put("status", status)
                .put("alarmNames", alarms.names())
                .put("triggeredAlarmNames", List.copyOf(rollout.triggered()));
    }

    /// As in the answer of `DescribeServiceRevisions`.
    public Members revision(Service service, ServiceSpec spec, Deployment revision) {
        return Members.of()
                .put("serviceRevisionArn", revisionArn(service, revision.number()))
                .put("serviceArn", names.service(service.name()))
                .put("clusterArn", names.cluster())
                .put("taskDefinition", revision.definition().arn(names.account()))
                .with(ServiceShapes.capacity(spec))
                .put("loadBalancers", balancers(spec))
                .put("serviceRegistries", List.of())
                .put(
                        "containerImages",
                        List.of(
                                Members.of()
                                        .put("containerName", revision.definition().server().name())
                                        .put("image", revision.definition().server().image())))
                .put("createdAt", revision.created())
                .put(
                        "resolvedConfiguration",
                        Members.of().put("loadBalancers", resolved(spec, revision)));
    }

    /// The target groups that the tasks of the revision are really in.
    private static List<Members> resolved(ServiceSpec spec, Deployment revision) {
        return revision.targets().stream()
                .map(
                        use ->
                                Members.of()
                                        .put("targetGroupArn", use.groupArn())
                                        .put(
                                                "productionListenerRule",
                                                spec.traffic()
                                                        .map(ServiceSpec.Traffic::productionRule)
                                                        .orElse(null)))
                .toList();
    }

    /// `loadBalancers`.
    static List<Members> balancers(ServiceSpec spec) {
        return spec.targets().stream().map(use -> balancer(use, spec.traffic())).toList();
    }

    private static Members balancer(TargetGroupUse use, Optional<ServiceSpec.Traffic> traffic) {
        return Members.of()
                .put("targetGroupArn", use.groupArn())
                .put("containerName", use.container())
                .put("containerPort", use.port())
                .put(
                        "advancedConfiguration",
                        traffic.map(
                                        t ->
                                                Members.of()
                                                        .put(
                                                                "alternateTargetGroupArn",
                                                                t.alternate())
                                                        .put(
                                                                "productionListenerRule",
                                                                t.productionRule())
                                                        .put(
                                                                "testListenerRule",
                                                                t.testRule().orElse(null))
                                                        .put("roleArn", t.role()))
                                .orElse(null));
    }

    /// `deploymentConfiguration`.
    static Members configuration(Policy policy) {
        Members breaker =
                Members.of().put("enable", policy.breaker()).put("rollback", policy.rollback());
        Members configuration =
                Members.of()
                        .put("deploymentCircuitBreaker", breaker)
                        .put("maximumPercent", policy.maximum())
                        .put("minimumHealthyPercent", policy.minimumHealthy())
                        .put("strategy", policy.strategy().kind().name());
        if (policy.alarms().enabled() || !policy.alarms().names().isEmpty()) {
            configuration.put(
                    "alarms",
                    Members.of()
                            .put("alarmNames", policy.alarms().names())
                            .put("enable", policy.alarms().enabled())
                            .put("rollback", policy.alarms().rollback()));
        }
        return configuration.with(times(policy.strategy()));
    }

    private static Members times(DeploymentStrategy strategy) {
        Members times = Members.of();
        if (strategy.isNative()) {
            times.put("bakeTimeInMinutes", strategy.bakeMinutes());
        }
        switch (strategy.kind()) {
            case ROLLING, BLUE_GREEN -> {}
            case LINEAR ->
                    times.put(
                            "linearConfiguration",
                            Members.of()
                                    .put("stepPercent", strategy.stepPercent())
                                    .put("stepBakeTimeInMinutes", strategy.stepBakeMinutes()));
            case CANARY ->
                    times.put(
                            "canaryConfiguration",
                            Members.of()
                                    .put("canaryPercent", strategy.stepPercent())
                                    .put("canaryBakeTimeInMinutes", strategy.stepBakeMinutes()));
        }
        return times;
    }
}
