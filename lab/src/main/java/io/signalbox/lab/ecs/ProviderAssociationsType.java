package io.signalbox.lab.ecs;

import io.signalbox.lab.ecs.cluster.Cluster;
import io.signalbox.lab.ecs.cluster.ServiceSpec;
import io.signalbox.lab.endpoint.ApiError;
import io.signalbox.lab.endpoint.Input;
import io.signalbox.lab.resource.ResourceType;
import io.signalbox.lab.resource.Wanted;
import io.signalbox.lab.resource.Work;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// `AWS::ECS::ClusterCapacityProviderAssociations`. The instances of the providers' groups join the cluster by it.
final class ProviderAssociationsType implements ResourceType {
    private final Ecs ecs;

    ProviderAssociationsType(Ecs ecs) {
        this.ecs = ecs;
    }

    @Override
    public String name() {
        return "AWS::ECS::ClusterCapacityProviderAssociations";
    }

    @Override
    public Set<String> createOnly() {
        return Set.of("Cluster");
    }

    @Override
    public Work create(Wanted wanted) {
        return associate(ecs.cluster(wanted.properties().text("Cluster")), wanted);
    }

    private Work associate(Cluster cluster, Wanted wanted) {
        Input input = ClusterType.api(wanted);
        List<ServiceSpec.Share> strategy =
                input.items("defaultCapacityProviderStrategy").stream()
                        .map(ServiceReader::share)
                        .toList();
        ecs.associate(cluster, input.texts("capacityProviders"), strategy);
        return new Work.Done(cluster.name());
    }

    @Override
    public Work update(String physicalId, Wanted before, Wanted wanted) {
        return associate(ecs.cluster(Optional.of(physicalId)), wanted);
    }

    @Override
    public Work delete(String physicalId, Wanted last) {
        try {
            ecs.findCluster(physicalId).ifPresent(c -> ecs.associate(c, List.of(), List.of()));
            return new Work.Done(physicalId);
        } catch (ApiError inUse) {
            return new Work.Failed(physicalId, inUse.text());
        }
    }

    @Override
    public Map<String, Object> attributes(String physicalId) {
        return Map.of();
    }

    @Override
    public Optional<Map<String, Object>> actual(String physicalId) {
        return ecs.findCluster(physicalId)
                .map(c -> Map.of("Cluster", c.name(), "CapacityProviders", c.providerNames()));
    }
}
