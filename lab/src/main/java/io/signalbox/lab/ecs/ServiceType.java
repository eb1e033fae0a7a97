package io.signalbox.lab.ecs;

import io.signalbox.lab.ecs.cluster.Cluster;
import io.signalbox.lab.ecs.cluster.Service;
import io.signalbox.lab.ecs.cluster.ServiceDeployment;
import io.signalbox.lab.ecs.cluster.ServiceSpec;
import io.signalbox.lab.ecs.definition.TaskDefinition;
import io.signalbox.lab.endpoint.Input;
import io.signalbox.lab.resource.ResourceType;
import io.signalbox.lab.resource.Wanted;
import io.signalbox.lab.resource.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// `AWS::ECS::Service`: made or changed when it has reached a steady state or the circuit breaker has given up, gone when
/// its last task has drained and stopped.
final class ServiceType implements ResourceType {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Ecs ecs;

    ServiceType(Ecs ecs) {
        this.ecs = ecs;
    }

    @Override
    public String name() {
        return "AWS::ECS::Service";
    }

    @Override
    public Set<String> createOnly() {
        return Set.of("Cluster", "LaunchType", "Role", "SchedulingStrategy", "ServiceName");
    }

    @Override
    public Work create(Wanted wanted) {
        Input input = ClusterType.api(wanted);
        Cluster cluster = ecs.cluster(input.text("cluster"));
        String name = wanted.name("ServiceName", 255);
        TaskDefinition definition = definition(input);
        ServiceSpec spec = spec(input, name, cluster, wanted);
        ServiceReader.check(definition, spec);
        Service service = cluster.createService(spec, definition, ServiceReader.desired(input, 1));
        return settling(cluster, service, deadline(service));
    }

    private TaskDefinition definition(Input input) {
        return ecs.definitions().get(input.requiredText("taskDefinition"));
    }

    private ServiceSpec spec(Input input, String name, Cluster cluster, Wanted wanted) {
        return ecs.reader().create(input, name, cluster, ClusterType.tags(wanted, input));
    }

    /// A deployment that moves traffic may take 36 hours when CloudFormation waits for it.
    private Instant deadline(Service service) {
        boolean moves = service.spec().policy().strategy().isNative();
        Duration long36 = ecs.deploymentMinute().multipliedBy(36 * 60);
        Duration patience = moves && long36.compareTo(PATIENCE) > 0 ? long36 : PATIENCE;
        return ecs.clock().instant().plus(patience);
    }

    private Work settling(Cluster cluster, Service service, Instant until) {
        String arn = cluster.state().names().service(service.name());
        return settling(cluster, service, arn, service.primary().id(), until);
    }

    private Work settling(
            Cluster cluster, Service service, String arn, String deployment, Instant until) {
        if (cluster.state().findService(arn).isEmpty()) {
            return new Work.Failed("", "Service %s was deleted meanwhile.".formatted(arn));
        }
        if (service.hasFailed(deployment)) {
            return new Work.Failed(
                    arn,
                    "Error occurred during operation '%s'. %s"
                            .formatted(failure(service), lastWords(service)));
        }
        if (service.isSteady() && service.primary().completed().isPresent()) {
            return new Work.Done(arn);
        }
        return ecs.clock().instant().isBefore(until)
                ? new Work.Busy(arn, () -> settling(cluster, service, arn, deployment, until))
                : new Work.Failed(
                        arn, "Service %s did not stabilize. %s".formatted(arn, lastWords(service)));
    }

    private static String failure(Service service) {
        ServiceDeployment rollout = service.history().getFirst();
        return rollout.strategy().isNative() || !rollout.triggered().isEmpty()
                ? "ECS Deployment was rolled back: " + rollout.reason()
                : "ECS Deployment Circuit Breaker was triggered";
    }

    private static String lastWords(Service service) {
        return service.events().stream()
                .findFirst()
                .map(event -> "Its last event: " + event.message())
                .orElse("");
    }

    @Override
    public Work update(String physicalId, Wanted before, Wanted wanted) {
        Input input = ClusterType.api(wanted);
        Cluster cluster = ecs.cluster(input.text("cluster"));
        Service service = cluster.state().service(physicalId);
        TaskDefinition definition = definition(input);
        ServiceSpec spec = spec(input, service.name(), cluster, wanted);
        ServiceReader.check(definition, spec);
        boolean moved = spec.moves(service.spec());
        service.spec(spec);
        // as ECS: a count that the template leaves out is left as it is
        int desired = ServiceReader.desired(input, service.desired());
        if (desired != service.desired()) {
            service.desired(desired);
        }
        if (moved || !definition.name().equals(service.primary().definition().name())) {
            cluster.deploy(service, definition);
        }
        return settling(cluster, service, deadline(service));
    }

    @Override
    public Work delete(String physicalId, Wanted last) {
        Optional<Cluster> cluster = clusterOf(physicalId);
        cluster.flatMap(c -> c.state().findService(physicalId)).ifPresent(Service::leave);
        return cluster.map(c -> leaving(c, physicalId)).orElse(new Work.Done(physicalId));
    }

    private static Work leaving(Cluster cluster, String arn) {
        return cluster.state().findService(arn).isEmpty()
                ? new Work.Done(arn)
                : new Work.Busy(arn, () -> leaving(cluster, arn));
    }

    /// From `…:service/CLUSTER/NAME`.
    private Optional<Cluster> clusterOf(String arn) {
        String[] steps = arn.split("/", -1);
        return steps.length == 3 ? ecs.findCluster(steps[1]) : Optional.empty();
    }

    @Override
    public Map<String, Object> attributes(String physicalId) {
        return Map.of(
                "ServiceArn",
                physicalId,
                "Name",
                physicalId.substring(physicalId.lastIndexOf('/') + 1));
    }

    @Override
    public Optional<Map<String, Object>> actual(String physicalId) {
        return clusterOf(physicalId)
                .flatMap(c -> c.state().findService(physicalId))
                .map(this::actual);
    }

    private Map<String, Object> actual(Service service) {
        List<Map<String, String>> targets =
                service.spec().targets().stream()
                        .map(
                                use ->
                                        Map.of(
                                                "TargetGroupArn",
                                                use.groupArn(),
                                                "ContainerName",
                                                use.container(),
                                                "ContainerPort",
                                                String.valueOf(use.port())))
                        .toList();
        Map<String, Object> actual = new LinkedHashMap<>();
        actual.put("ServiceName", service.name());
        actual.put("DesiredCount", String.valueOf(service.desired()));
        actual.put("TaskDefinition", ecs.definitions().arn(service.primary().definition()));
        actual.put("LoadBalancers", targets);
        actual.put(
                "HealthCheckGracePeriodSeconds",
                String.valueOf(service.spec().healthGrace().toSeconds()));
        return actual;
    }
}
