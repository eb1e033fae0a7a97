package io.signalbox.lab.appscaling;

import io.signalbox.lab.endpoint.Input;
import io.signalbox.lab.resource.ResourceType;
import io.signalbox.lab.resource.Wanted;
import io.signalbox.lab.resource.Work;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// `AWS::ApplicationAutoScaling::ScalingPolicy`: `Ref` gives the ARN.
public record PolicyResource(AppScaling scaling) implements ResourceType {
    @Override
    public String name() {
        return "AWS::ApplicationAutoScaling::ScalingPolicy";
    }

    @Override
    public Set<String> createOnly() {
        return Set.of(
                "PolicyName",
                "ScalingTargetId",
                "ResourceId",
                "ScalableDimension",
                "ServiceNamespace");
    }

    @Override
    public Work create(Wanted wanted) {
        TargetId id = target(wanted.properties());
        String name = wanted.properties().requiredText("PolicyName");
        if (scaling.policy(id, name).isPresent()) {
            return new Work.Failed("", name + " already exists");
        }
        return put(id, name, wanted);
    }

    private static TargetId target(Input properties) {
        return properties
                .text("ScalingTargetId")
                .map(target -> TargetResource.id(properties, target))
                .orElseGet(() -> TargetId.from(properties));
    }

    private Work put(TargetId id, String name, Wanted wanted) {
        PolicySettings settings = PolicyReader.settings(wanted.properties(), id);
        return new Work.Done(scaling.put(id, name, settings).arn());
    }

    @Override
    public Work update(String physicalId, Wanted before, Wanted wanted) {
        return put(
                target(wanted.properties()),
                wanted.properties().requiredText("PolicyName"),
                wanted);
    }

    @Override
    public Work delete(String physicalId, Wanted last) {
        scaling.policy(physicalId).ifPresent(scaling::remove);
        return new Work.Done(physicalId);
    }

    @Override
    public Map<String, Object> attributes(String physicalId) {
        return Map.of("Arn", physicalId);
    }

    @Override
    public Optional<Map<String, Object>> actual(String physicalId) {
        return scaling.policy(physicalId)
                .map(
                        policy ->
                                Map.of(
                                        "PolicyName", policy.name(),
                                        "PolicyType", policy.settings().type()));
    }
}
