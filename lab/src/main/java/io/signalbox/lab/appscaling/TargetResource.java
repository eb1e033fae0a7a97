package io.signalbox.lab.appscaling;

import io.signalbox.lab.endpoint.ApiError;
import io.signalbox.lab.endpoint.Input;
import io.signalbox.lab.resource.ResourceType;
import io.signalbox.lab.resource.Wanted;
import io.signalbox.lab.resource.Work;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// `AWS::ApplicationAutoScaling::ScalableTarget`, with the scheduled actions that it names. `Ref` gives
/// `RESOURCE|DIMENSION|NAMESPACE`.
public record TargetResource(AppScaling scaling) implements ResourceType {
    @Override
    public String name() {
        return "AWS::ApplicationAutoScaling::ScalableTarget";
    }

    @Override
    public Set<String> createOnly() {
        return Set.of("ResourceId", "ScalableDimension", "ServiceNamespace");
    }

    @Override
    public Work create(Wanted wanted) {
        TargetId id = TargetId.from(wanted.properties());
        if (scaling.find(id).isPresent()) {
            return new Work.Failed("", physicalId(id) + " already exists");
        }
        return put(id, wanted);
    }

    private Work put(TargetId id, Wanted wanted) {
        AppScalingApi.target(scaling, id, wanted.properties());
        try {
            schedule(id, wanted.properties().items("ScheduledActions"));
        } catch (ApiError refused) {
            return new Work.Failed(physicalId(id), refused.text());
        }
        return new Work.Done(physicalId(id));
    }

    private void schedule(TargetId id, List<Input> actions) {
        scaling.schedules().stream()
                .filter(s -> s.target().equals(id))
                .forEach(s -> scaling.removeSchedule(id, s.name()));
        for (Input action : actions) {
            String arn = scaling.arn("scheduledAction/" + id.resourceId());
            scaling.put(ScheduledAction.from(action, id, arn, scaling.now()));
        }
    }

    @Override
    public Work update(String physicalId, Wanted before, Wanted wanted) {
        return put(TargetId.from(wanted.properties()), wanted);
    }

    @Override
    public Work delete(String physicalId, Wanted last) {
        scaling.deregister(id(last.properties(), physicalId));
        return new Work.Done(physicalId);
    }

    @Override
    public Map<String, Object> attributes(String physicalId) {
        return Map.of("Id", physicalId);
    }

    @Override
    public Optional<Map<String, Object>> actual(String physicalId) {
        return scaling.targets().stream()
                .filter(t -> physicalId(t.id()).equals(physicalId))
                .findFirst()
                .map(
                        t ->
                                Map.of(
                                        "MinCapacity", String.valueOf(t.min()),
                                        "MaxCapacity", String.valueOf(t.max())));
    }

    static String physicalId(TargetId id) {
        return id.resourceId() + "|" + TargetId.DIMENSION + "|" + TargetId.NAMESPACE;
    }

    /// @param physicalId of a scalable target
    static TargetId id(Input input, String physicalId) {
        return TargetId.of(input, physicalId.split("\\|", 2)[0]);
    }
}
