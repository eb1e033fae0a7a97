package io.signalbox.lab.ecs;

import io.signalbox.lab.ecs.cluster.Cluster;
import io.signalbox.lab.ecs.cluster.Deployment;
import io.signalbox.lab.ecs.cluster.Service;
import io.signalbox.lab.ecs.cluster.ServiceDeployment;
import io.signalbox.lab.ecs.cluster.ServiceSpec;
import io.signalbox.lab.ecs.shape.DeploymentShapes;
import io.signalbox.lab.endpoint.ApiError;
import io.signalbox.lab.endpoint.Input;
import io.signalbox.lab.endpoint.Members;
import io.signalbox.lab.endpoint.Operation;
import io.signalbox.lab.endpoint.Pages;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/// The operations on service deployments and revisions, such as `aws ecs describe-service-deployments`.
final class DeploymentsApi {
    private static final Pages PAGES = Pages.of("maxResults", "nextToken", EcsApi.INVALID, 20, 100);
    private static final int MOST = 20;

    private final Ecs ecs;

    DeploymentsApi(Ecs ecs) {
        this.ecs = ecs;
    }

    Map<String, Operation> operations() {
        return Map.of(
                "ListServiceDeployments", this::list,
                "DescribeServiceDeployments", this::describe,
                "DescribeServiceRevisions", this::describeRevisions,
                "StopServiceDeployment", this::stop);
    }

    private Members list(Input input) {
        String reference = input.requiredText("service");
        Cluster cluster =
                ecs.cluster(input.text("cluster").or(() -> part(reference, "service", 1)));
        Service service = cluster.state().service(reference);
        List<String> status = input.texts("status");
        Optional<Input> created = input.members("createdAt");
        Optional<Instant> after = created.flatMap(c -> c.time("after"));
        Optional<Instant> before = created.flatMap(c -> c.time("before"));
        DeploymentShapes shapes = new DeploymentShapes(cluster.state());
        List<Members> found =
                service.history().stream()
                        .filter(d -> status.isEmpty() || status.contains(d.status().name()))
                        .filter(d -> after.map(d.target().created()::isAfter).orElse(true))
                        .filter(d -> before.map(d.target().created()::isBefore).orElse(true))
                        .map(d -> shapes.brief(service, d))
                        .toList();
        return PAGES.answer(input, "ListServiceDeployments", "serviceDeployments", found);
    }

    private Members describe(Input input) {
        return found(
                input,
                "serviceDeploymentArns",
                "serviceDeployments",
                "service-deployment",
                (at, number) ->
                        at.service().history().stream()
                                .filter(d -> d.target().number().equals(number))
                                .findFirst()
                                .map(d -> at.shapes().whole(at.service(), d)));
    }

    private Members describeRevisions(Input input) {
        return found(
                input,
                "serviceRevisionArns",
                "serviceRevisions",
                "service-revision",
                (at, number) ->
                        revisions(at.service())
                                .filter(r -> r.revision().number().equals(number))
                                .findFirst()
                                .map(
                                        r ->
                                                at.shapes()
                                                        .revision(
                                                                at.service(),
                                                                r.spec(),
                                                                r.revision())));
    }

    private record Revision(Deployment revision, ServiceSpec spec) {}

    private static Stream<Revision> revisions(Service service) {
        return Stream.concat(
                service.history().stream().map(d -> new Revision(d.target(), d.spec())),
                service.deployments().stream().map(d -> new Revision(d, service.spec())));
    }

    private Members stop(Input input) {
        input.allowOnly(Set.of("serviceDeploymentArn", "stopType"));
        String arn = input.requiredText("serviceDeploymentArn");
        String type = input.text("stopType").orElse("ROLLBACK");
        if (!type.equals("ROLLBACK")) {
            throw input.invalid("stopType must be ROLLBACK, not '%s'.".formatted(type));
        }
        String number = part(arn, "service-deployment", 3).orElse("");
        Service service = at(arn, "service-deployment").map(At::service).orElse(null);
        ServiceDeployment rollout =
                service == null
                        ? null
                        : service.history().stream()
                                .filter(d -> d.target().number().equals(number))
                                .findFirst()
                                .orElse(null);
        if (service == null || rollout == null) {
            throw ApiError.of(
                    "ServiceDeploymentNotFoundException",
                    "The service deployment %s was not found.".formatted(arn));
        }
        if (!service.requestRollback(rollout, ecs.clock().instant())) {
            throw ApiError.of(
                    "ConflictException",
                    "The service deployment cannot be stopped: it is %s%s."
                            .formatted(
                                    rollout.status(),
                                    rollout.status().isOver()
                                            ? ""
                                            : ", or there is nothing to go back to"));
        }
        return Members.of().put("serviceDeploymentArn", arn);
    }

    /// A service with the shapes of its cluster.
    private record At(Service service, DeploymentShapes shapes) {}

    private Members found(
            Input input,
            String arns,
            String list,
            String type,
            BiFunction<At, String, Optional<Members>> find) {
        List<String> asked = input.requiredTexts(arns);
        if (asked.size() > MOST) {
            throw input.invalid(
                    "%s takes at most %d entries, not %d.".formatted(arns, MOST, asked.size()));
        }
        List<Members> found = new ArrayList<>();
        List<Members> failures = new ArrayList<>();
        for (String arn : asked) {
            at(arn, type)
                    .flatMap(at -> find.apply(at, part(arn, type, 3).orElse("")))
                    .ifPresentOrElse(
                            found::add,
                            () ->
                                    failures.add(
                                            Members.of().put("arn", arn).put("reason", "MISSING")));
        }
        return Members.of().put(list, found).put("failures", failures);
    }

    private Optional<At> at(String arn, String type) {
        return part(arn, type, 1)
                .flatMap(ecs::findCluster)
                .flatMap(
                        cluster ->
                                part(arn, type, 2)
                                        .flatMap(cluster.state()::findService)
                                        .map(
                                                service ->
                                                        new At(
                                                                service,
                                                                new DeploymentShapes(
                                                                        cluster.state()))));
    }

    /// Of `…:TYPE/CLUSTER/SERVICE/NUMBER` the cluster (1), the service (2) or the number (3).
    private static Optional<String> part(String arn, String type, int index) {
        String[] parts = arn.split("/", -1);
        return arn.startsWith("arn:") && parts[0].endsWith(":" + type) && parts.length > index
                ? Optional.of(parts[index])
                : Optional.empty();
    }
}
