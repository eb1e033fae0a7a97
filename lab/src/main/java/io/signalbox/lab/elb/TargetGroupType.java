package io.signalbox.lab.elb;

import io.signalbox.lab.balancer.target.HealthCheck;
import io.signalbox.lab.endpoint.ApiError;
import io.signalbox.lab.endpoint.Input;
import io.signalbox.lab.resource.ResourceType;
import io.signalbox.lab.resource.Wanted;
import io.signalbox.lab.resource.Work;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// `AWS::ElasticLoadBalancingV2::TargetGroup`: HTTP, targets of type `instance` or `ip`.
final class TargetGroupType implements ResourceType {
    private static final String ATTRIBUTES = "TargetGroupAttributes";
    private static final Set<String> TARGET_TYPES = Set.of("instance", "ip");

    private final LoadBalancing state;
    private final Map<String, Wanted> lastWanted = new HashMap<>();

    TargetGroupType(LoadBalancing state) {
        this.state = state;
    }

    @Override
    public String name() {
        return "AWS::ElasticLoadBalancingV2::TargetGroup";
    }

    @Override
    public Set<String> createOnly() {
        return Set.of(
                "Name",
                "Port",
                "Protocol",
                "ProtocolVersion",
                "TargetType",
                "VpcId",
                "IpAddressType");
    }

    @Override
    public Work create(Wanted wanted) {
        Input input = wanted.properties();
        String name = ElbReader.name(input, wanted.name("Name", 32));
        String type = input.text("TargetType").orElse("instance");
        String protocol = input.text("Protocol").orElse("HTTP");
        if (!TARGET_TYPES.contains(type) || !protocol.equals("HTTP")) {
            throw input.invalid(
                    "The lab's target groups have protocol HTTP and target type instance or ip, not %s and %s."
                            .formatted(protocol, type));
        }
        GroupEntry group =
                new GroupEntry(
                        state.names().targetGroup(name),
                        name,
                        ElbReader.number(input, "Port", 80, 1, 65_535),
                        input.text("VpcId").orElse(""),
                        type,
                        ElbReader.check(input, ElbReader.standardCheck()),
                        input.pairs(ATTRIBUTES),
                        wanted.allTags());
        state.add(group, input);
        lastWanted.put(group.arn(), wanted);
        return new Work.Done(group.arn());
    }

    @Override
    public Work update(String physicalId, Wanted before, Wanted wanted) {
        Input input = wanted.properties();
        GroupEntry changed =
                state.group(physicalId)
                        .with(ElbReader.check(input, ElbReader.standardCheck()))
                        .withAttributes(input.pairs(ATTRIBUTES))
                        .withTags(wanted.allTags());
        state.replace(changed, input);
        lastWanted.put(physicalId, wanted);
        return new Work.Done(physicalId);
    }

    @Override
    public Work delete(String physicalId, Wanted last) {
        try {
            state.removeGroup(physicalId);
        } catch (ApiError inUse) {
            return new Work.Failed(physicalId, inUse.text());
        }
        lastWanted.remove(physicalId);
        return new Work.Done(physicalId);
    }

    @Override
    public Map<String, Object> attributes(String physicalId) {
        GroupEntry group = state.group(physicalId);
        return Map.of(
                "TargetGroupArn",
                group.arn(),
                "TargetGroupName",
                group.name(),
                "TargetGroupFullName",
                group.fullName(),
                "LoadBalancerArns",
                state.balancersOf(physicalId));
    }

    @Override
    public Optional<Map<String, Object>> actual(String physicalId) {
        return state.findGroup(physicalId).map(this::actual);
    }

    private Map<String, Object> actual(GroupEntry group) {
        HealthCheck check = group.check();
        Map<String, Object> actual = new LinkedHashMap<>();
        actual.put("Name", group.name());
        actual.put("TargetType", group.targetType());
        actual.put("HealthCheckPath", check.path());
        actual.put("HealthCheckIntervalSeconds", String.valueOf(check.interval().toSeconds()));
        actual.put("HealthCheckTimeoutSeconds", String.valueOf(check.timeout().toSeconds()));
        actual.put("HealthyThresholdCount", String.valueOf(check.healthyThreshold()));
        actual.put("UnhealthyThresholdCount", String.valueOf(check.unhealthyThreshold()));
        actual.put(ATTRIBUTES, attributes(group));
        return actual;
    }

    /// Those that the template names, in its order, and after them those that were set besides.
    private List<Object> attributes(GroupEntry group) {
        Wanted wanted = lastWanted.get(group.arn());
        Map<String, String> named =
                wanted == null ? Map.of() : wanted.properties().pairs(ATTRIBUTES);
        Map<String, String> now = new LinkedHashMap<>(named);
        now.putAll(group.attributes());
        List<Object> pairs = new ArrayList<>();
        now.forEach((key, value) -> pairs.add(Map.of("Key", key, "Value", value)));
        return pairs;
    }
}
