package io.signalbox.lab.elb;

import io.signalbox.lab.endpoint.ApiError;
import io.signalbox.lab.endpoint.Input;
import io.signalbox.lab.resource.ResourceType;
import io.signalbox.lab.resource.Wanted;
import io.signalbox.lab.resource.Work;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// `AWS::ElasticLoadBalancingV2::LoadBalancer`: application load balancers only.
final class LoadBalancerType implements ResourceType {
    private static final String ATTRIBUTES = "LoadBalancerAttributes";

    private final LoadBalancing state;

    LoadBalancerType(LoadBalancing state) {
        this.state = state;
    }

    @Override
    public String name() {
        return "AWS::ElasticLoadBalancingV2::LoadBalancer";
    }

    @Override
    public Set<String> createOnly() {
        return Set.of("Name", "Scheme", "Type");
    }

    @Override
    public Work create(Wanted wanted) {
        Input input = wanted.properties();
        String type = input.text("Type").orElse("application");
        if (!type.equals("application")) {
            throw input.invalid(
                    "The lab's load balancers are of type application, not '%s'.".formatted(type));
        }
        String name = ElbReader.name(input, wanted.name("Name", 32));
        LoadBalancer balancer =
                new LoadBalancer(
                        state.names().loadBalancer(name),
                        name,
                        input.text("Scheme").orElse("internet-facing"),
                        subnets(input),
                        input.texts("SecurityGroups"),
                        attributes(input),
                        wanted.allTags(),
                        state.clock().instant());
        state.add(balancer);
        return new Work.Done(balancer.arn());
    }

    private static List<String> subnets(Input input) {
        List<String> mapped =
                input.items("SubnetMappings").stream()
                        .map(m -> m.requiredText("SubnetId"))
                        .toList();
        return mapped.isEmpty() ? input.texts("Subnets") : mapped;
    }

    private static Map<String, String> attributes(Input input) {
        Map<String, String> attributes = input.pairs(ATTRIBUTES);
        String idle = attributes.get(LoadBalancer.IDLE_TIMEOUT);
        if (idle != null) {
            GroupEntry.number(input, LoadBalancer.IDLE_TIMEOUT, idle, 1, 4_000);
        }
        return attributes;
    }

    @Override
    public Work update(String physicalId, Wanted before, Wanted wanted) {
        Input input = wanted.properties();
        LoadBalancer old = state.balancer(physicalId);
        state.replace(
                new LoadBalancer(
                        old.arn(),
                        old.name(),
                        old.scheme(),
                        subnets(input),
                        input.texts("SecurityGroups"),
                        attributes(input),
                        wanted.allTags(),
                        old.created()));
        return new Work.Done(physicalId);
    }

    @Override
    public Work delete(String physicalId, Wanted last) {
        try {
            state.removeBalancer(physicalId);
            return new Work.Done(physicalId);
        } catch (ApiError refused) {
            return new Work.Failed(physicalId, refused.text());
        }
    }

    @Override
    public Map<String, Object> attributes(String physicalId) {
        LoadBalancer balancer = state.balancer(physicalId);
        return Map.of(
                "LoadBalancerArn",
                balancer.arn(),
                "LoadBalancerName",
                balancer.name(),
                "LoadBalancerFullName",
                balancer.fullName(),
                "DNSName",
                ElbShapes.HOST,
                "CanonicalHostedZoneID",
                ElbShapes.ZONE,
                "SecurityGroups",
                balancer.securityGroups());
    }

    @Override
    public Optional<Map<String, Object>> actual(String physicalId) {
        return state.findBalancer(physicalId)
                .map(b -> Map.of("Name", b.name(), "Scheme", b.scheme()));
    }
}
