package io.signalbox.lab.ecs;

import io.signalbox.lab.ecs.cluster.Cluster;
import io.signalbox.lab.ecs.cluster.ServiceSpec;
import io.signalbox.lab.ecs.definition.TemplateShape;
import io.signalbox.lab.endpoint.ApiError;
import io.signalbox.lab.endpoint.Input;
import io.signalbox.lab.resource.ResourceType;
import io.signalbox.lab.resource.Wanted;
import io.signalbox.lab.resource.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// `AWS::ECS::Cluster`.
final class ClusterType implements ResourceType {
    /// Instances that are on their way out may still be in it.
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Ecs ecs;

    ClusterType(Ecs ecs) {
        this.ecs = ecs;
    }

    @Override
    public String name() {
        return "AWS::ECS::Cluster";
    }

    @Override
    public Set<String> createOnly() {
        return Set.of("ClusterName");
    }

    @Override
    public Work create(Wanted wanted) {
        Input input = wanted.properties();
        String name = AccountWrites.clusterName(input, wanted.name("ClusterName", 255));
        if (ecs.findCluster(name).isPresent()) {
            throw ApiError.of("InvalidRequest", name + " already exists");
        }
        settle(ecs.addCluster(name), wanted);
        return new Work.Done(name);
    }

    private void settle(Cluster cluster, Wanted wanted) {
        Input input = api(wanted);
        cluster.settings(tags(wanted, input), AccountWrites.insights(input, "clusterSettings"));
        if (input.has("capacityProviders")) {
            List<ServiceSpec.Share> strategy =
                    input.items("defaultCapacityProviderStrategy").stream()
                            .map(ServiceReader::share)
                            .toList();
            ecs.associate(cluster, input.texts("capacityProviders"), strategy);
        }
    }

    /// The properties in the shape of the ECS API.
    static Input api(Wanted wanted) {
        return Input.ofTyped(TemplateShape.toApi(wanted.tree()), EcsApi.INVALID);
    }

    /// Those of the stack, and over them those of the resource.
    static Map<String, String> tags(Wanted wanted, Input api) {
        Map<String, String> tags = new HashMap<>(wanted.tags());
        tags.putAll(ServiceReader.tags(api));
        return tags;
    }

    @Override
    public Work update(String physicalId, Wanted before, Wanted wanted) {
        settle(ecs.cluster(Optional.of(physicalId)), wanted);
        return new Work.Done(physicalId);
    }

    @Override
    public Work delete(String physicalId, Wanted last) {
        return remove(physicalId, ecs.clock().instant().plus(PATIENCE));
    }

    private Work remove(String name, Instant until) {
        try {
            ecs.findCluster(name).ifPresent(ecs::removeCluster);
            return new Work.Done(name);
        } catch (ApiError inUse) {
            return ecs.clock().instant().isBefore(until)
                    ? new Work.Busy(name, () -> remove(name, until))
                    : new Work.Failed(name, inUse.text());
        }
    }

    @Override
    public Map<String, Object> attributes(String physicalId) {
        return Map.of("Arn", Ecs.arn(ecs.cluster(Optional.of(physicalId))));
    }

    @Override
    public Optional<Map<String, Object>> actual(String physicalId) {
        return ecs.findCluster(physicalId).map(c -> Map.of("ClusterName", c.name()));
    }
}
