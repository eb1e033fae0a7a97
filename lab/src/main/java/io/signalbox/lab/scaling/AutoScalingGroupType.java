package io.signalbox.lab.scaling;

import io.signalbox.lab.endpoint.Input;
import io.signalbox.lab.resource.ResourceType;
import io.signalbox.lab.resource.Wanted;
import io.signalbox.lab.resource.Work;
import io.signalbox.lab.scaling.AutoScalingGroup.Sizes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// `AWS::AutoScaling::AutoScalingGroup`. Made when the wanted instances are in service, gone when the last one is.
final class AutoScalingGroupType implements ResourceType {
    private static final int LARGEST = 20;

    private final AutoScaling state;
    private final List<String> zones;

    AutoScalingGroupType(AutoScaling state, List<String> zones) {
        this.state = state;
        this.zones = List.copyOf(zones);
    }

    @Override
    public String name() {
        return "AWS::AutoScaling::AutoScalingGroup";
    }

    @Override
    public Set<String> createOnly() {
        return Set.of("AutoScalingGroupName", "InstanceId");
    }

    @Override
    public Work create(Wanted wanted) {
        String name = wanted.name("AutoScalingGroupName", 255);
        AutoScalingGroup group =
                state.add(spec(name, wanted), sizes(wanted.properties(), name, Optional.empty()));
        return settling(group);
    }

    private static Work settling(AutoScalingGroup group) {
        return group.isSettled()
                ? new Work.Done(group.name())
                : new Work.Busy(group.name(), () -> settling(group));
    }

    private AutoScalingGroup.Spec spec(String name, Wanted wanted) {
        Input input = wanted.properties();
        Optional<Input> mixed =
                input.members("MixedInstancesPolicy").flatMap(m -> m.members("LaunchTemplate"));
        Input template =
                mixed.flatMap(m -> m.members("LaunchTemplateSpecification"))
                        .or(() -> input.members("LaunchTemplate"))
                        .orElseThrow(
                                () ->
                                        input.invalid(
                                                "The lab's groups need a LaunchTemplate or a"
                                                        + " MixedInstancesPolicy."));
        String reference =
                template.text("LaunchTemplateId")
                        .orElseGet(() -> template.requiredText("LaunchTemplateName"));
        if (state.findTemplate(reference).isEmpty()) {
            throw input.invalid("There is no launch template '%s'.".formatted(reference));
        }
        // of several types the first is taken: the lab never runs out of it
        Optional<String> type =
                mixed.stream()
                        .flatMap(m -> m.items("Overrides").stream())
                        .flatMap(o -> o.text("InstanceType").stream())
                        .findFirst();
        return new AutoScalingGroup.Spec(name, zones(input), reference, type, wanted.allTags());
    }

    private List<String> zones(Input input) {
        List<String> named = input.texts("AvailabilityZones");
        int subnets = input.texts("VPCZoneIdentifier").size();
        return named.isEmpty()
                ? zones.subList(0, Math.clamp(subnets == 0 ? 2 : subnets, 1, zones.size()))
                : named;
    }

    /// @param before of a group that is there, whose desired capacity stays where none is given
    private static Sizes sizes(Input input, String name, Optional<Sizes> before) {
        int min = number(input, "MinSize");
        int max = number(input, "MaxSize");
        if (min < 0 || max > LARGEST || min > max) {
            throw input.invalid(
                    "MinSize must be 0 or more and at most MaxSize, and MaxSize at most %d in the lab; not %d and %d."
                            .formatted(LARGEST, min, max));
        }
        int ifAbsent = Math.clamp(before.map(Sizes::desired).orElse(min), min, max);
        Sizes sizes = new Sizes(min, max, input.number("DesiredCapacity").orElse(ifAbsent));
        if (sizes.desired() < min || sizes.desired() > max) {
            throw ScalingApi.outside(input, name, sizes);
        }
        return sizes;
    }

    private static int number(Input input, String member) {
        return input.number(member)
                .orElseThrow(() -> input.invalid("%s is required.".formatted(member)));
    }

    @Override
    public Work update(String physicalId, Wanted before, Wanted wanted) {
        AutoScalingGroup group = state.group(physicalId);
        AutoScalingGroup.Spec spec = spec(physicalId, wanted);
        Sizes sizes = sizes(wanted.properties(), physicalId, Optional.of(group.sizes()));
        group.spec(spec);
        if (!sizes.equals(group.sizes())) {
            group.resize(
                    sizes,
                    "A stack update set the group to min %d, max %d, desired %d."
                            .formatted(sizes.min(), sizes.max(), sizes.desired()));
        }
        return settling(group);
    }

    @Override
    public Work delete(String physicalId, Wanted last) {
        Optional<AutoScalingGroup> group = state.find(physicalId);
        group.ifPresent(g -> g.resize(new Sizes(0, 0, 0), "The group is being deleted."));
        return group.map(this::emptying).orElse(new Work.Done(physicalId));
    }

    private Work emptying(AutoScalingGroup group) {
        if (!group.instances().isEmpty()) {
            return new Work.Busy(group.name(), () -> emptying(group));
        }
        state.remove(group.name());
        return new Work.Done(group.name());
    }

    @Override
    public Map<String, Object> attributes(String physicalId) {
        return Map.of("AutoScalingGroupARN", AutoScalingGroup.arn(physicalId, state.account()));
    }

    @Override
    public Optional<Map<String, Object>> actual(String physicalId) {
        return state.find(physicalId).map(AutoScalingGroupType::actual);
    }

    private static Map<String, Object> actual(AutoScalingGroup group) {
        Sizes sizes = group.sizes();
        return Map.of(
                "MinSize",
                String.valueOf(sizes.min()),
                "MaxSize",
                String.valueOf(sizes.max()),
                "DesiredCapacity",
                String.valueOf(sizes.desired()));
    }
}
