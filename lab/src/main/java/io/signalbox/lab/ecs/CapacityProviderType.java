package io.signalbox.lab.ecs;

import io.signalbox.lab.ecs.cluster.CapacityProvider;
import io.signalbox.lab.endpoint.ApiError;
import io.signalbox.lab.endpoint.Input;
import io.signalbox.lab.resource.ResourceType;
import io.signalbox.lab.resource.Wanted;
import io.signalbox.lab.resource.Work;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// `AWS::ECS::CapacityProvider` with an Auto Scaling group. Managed scaling is shown as it is wanted, but it is the
/// operator who sets the group's size.
final class CapacityProviderType implements ResourceType {
    private static final String GROUP = "autoScalingGroupArn";

    private final Ecs ecs;

    CapacityProviderType(Ecs ecs) {
        this.ecs = ecs;
    }

    @Override
    public String name() {
        return "AWS::ECS::CapacityProvider";
    }

    @Override
    public Set<String> createOnly() {
        return Set.of("Name");
    }

    @Override
    public Work create(Wanted wanted) {
        String name = wanted.name("Name", 255);
        ecs.add(read(name, wanted));
        return new Work.Done(name);
    }

    private static CapacityProvider read(String name, Wanted wanted) {
        Input input = ClusterType.api(wanted);
        Input group =
                input.members("autoScalingGroupProvider")
                        .orElseThrow(
                                () ->
                                        input.invalid(
                                                "The lab's capacity providers need"
                                                        + " AutoScalingGroupProvider."));
        Map<String, Object> settings = new HashMap<>(group.tree());
        settings.remove(GROUP);
        String reference = group.requiredText(GROUP);
        return new CapacityProvider(
                name,
                reference.substring(reference.lastIndexOf('/') + 1),
                settings,
                ClusterType.tags(wanted, input));
    }

    @Override
    public Work update(String physicalId, Wanted before, Wanted wanted) {
        CapacityProvider changed = read(physicalId, wanted);
        CapacityProvider old = ecs.findProvider(physicalId).orElse(changed);
        if (!old.groupName().equals(changed.groupName())) {
            throw ApiError.of(
                    "ClientException",
                    "The Auto Scaling group of a capacity provider cannot be changed. Give the new one another Name.");
        }
        ecs.replace(changed);
        return new Work.Done(physicalId);
    }

    @Override
    public Work delete(String physicalId, Wanted last) {
        try {
            ecs.removeProvider(physicalId);
            return new Work.Done(physicalId);
        } catch (ApiError inUse) {
            return new Work.Failed(physicalId, inUse.text());
        }
    }

    @Override
    public Map<String, Object> attributes(String physicalId) {
        return Map.of("Arn", ecs.providerArn(physicalId));
    }

    @Override
    public Optional<Map<String, Object>> actual(String physicalId) {
        return ecs.findProvider(physicalId).map(p -> Map.of("Name", p.name()));
    }
}
