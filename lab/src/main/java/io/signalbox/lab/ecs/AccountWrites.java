package io.signalbox.lab.ecs;

import io.signalbox.lab.ecs.cluster.Cluster;
import io.signalbox.lab.ecs.definition.TaskDefinition;
import io.signalbox.lab.ecs.shape.AccountShapes;
import io.signalbox.lab.ecs.shape.ClusterShapes;
import io.signalbox.lab.endpoint.ApiError;
import io.signalbox.lab.endpoint.Input;
import io.signalbox.lab.endpoint.Members;
import java.util.Optional;
import java.util.Set;

/// The operations that make and remove clusters and task definitions.
final class AccountWrites {
    private final Ecs ecs;
    private final AccountShapes shapes;

    AccountWrites(Ecs ecs) {
        this.ecs = ecs;
        this.shapes = new AccountShapes(ecs.account());
    }

    Members createCluster(Input input) {
        input.allowOnly(Set.of("clusterName", "tags", "settings"));
        Cluster cluster =
                ecs.addCluster(clusterName(input, input.text("clusterName").orElse("default")));
        cluster.settings(ServiceReader.tags(input), insights(input, "settings"));
        return Members.of().put("cluster", EcsReads.cluster(cluster, true));
    }

    static String clusterName(Input input, String name) {
        if (!name.matches("[A-Za-z0-9_-]{1,255}")) {
            throw input.invalid(
                    "clusterName must be 1 to 255 letters, digits, hyphens and underscores, not '%s'."
                            .formatted(name));
        }
        return name;
    }

    static String insights(Input input, String list) {
        return input.items(list).stream()
                .filter(s -> s.text("name").orElse("").equals("containerInsights"))
                .flatMap(s -> s.text("value").stream())
                .findFirst()
                .orElse("disabled");
    }

    Members deleteCluster(Input input) {
        Cluster cluster = ecs.cluster(Optional.of(input.requiredText("cluster")));
        Members last = EcsReads.cluster(cluster, true).put("status", "INACTIVE");
        ecs.removeCluster(cluster);
        return Members.of().put("cluster", last);
    }

    Members registerTaskDefinition(Input input) {
        TaskDefinition definition =
                ecs.definitions().register(input, ServiceReader.tags(input), ecs.clock().instant());
        return Members.of()
                .put("taskDefinition", shapes.definition(definition))
                .put("tags", ClusterShapes.keyValues(definition.tags(), "key"));
    }

    Members deregisterTaskDefinition(Input input) {
        String reference = input.requiredText("taskDefinition");
        if (!reference.matches(".*:\\d+")) {
            throw ApiError.of("ClientException", "Revision is missing: " + reference);
        }
        TaskDefinition gone = ecs.definitions().deregister(ecs.definitions().get(reference));
        return Members.of().put("taskDefinition", shapes.definition(gone));
    }
}
