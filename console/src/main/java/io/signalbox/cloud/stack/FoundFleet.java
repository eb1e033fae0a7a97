package io.signalbox.cloud.stack;

import io.signalbox.cloud.Listener;
import io.signalbox.environment.AwsTarget;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A fleet as the outputs and tags of its stacks describe it: what an environment needs to know.
///
/// @param name the tag `sio:fleet`
/// @param url where clients and the admin namespace are reached; null without a load balancer
/// @param blueService the ECS service; one that is not there yet by the name that it would get
/// @param ruleArn null where no stack holds the rule
/// @param group null without instances of its own (Fargate)
public record FoundFleet(
        String name,
        @Nullable URI url,
        String cluster,
        String blueService,
        String greenService,
        @Nullable String ruleArn,
        @Nullable String group) {

    /// The fleets that have a cluster, by name.
    ///
    /// @param stacks of the account in the Region
    /// @param listeners reads a listener by its ARN; may block
    public static List<FoundFleet> in(List<Stack> stacks, Function<String, Listener> listeners) {
        Map<String, List<Stack>> fleets = new TreeMap<>();
        for (Stack stack : stacks) {
            stack.fleet()
                    .filter(_ -> stack.template().isPresent())
                    .ifPresent(
                            fleet ->
                                    fleets.computeIfAbsent(fleet, _ -> new ArrayList<>())
                                            .add(stack));
        }
        return fleets.entrySet().stream()
                .filter(fleet -> fleet.getValue().stream().anyMatch(FoundFleet::hasCluster))
                .map(fleet -> of(fleet.getKey(), fleet.getValue(), listeners))
                .toList();
    }

    private static boolean hasCluster(Stack stack) {
        return stack.outputs().containsKey("ClusterName");
    }

    private static FoundFleet of(
            String name, List<Stack> stacks, Function<String, Listener> listeners) {
        Map<String, String> outputs = new HashMap<>();
        Map<String, String> services = new HashMap<>();
        for (Stack stack : stacks) {
            outputs.putAll(stack.outputs());
            String service = stack.outputs().get("ServiceName");
            String colour = stack.outputs().get("Colour");
            if (service != null && colour != null) {
                services.put(colour, service);
            }
        }
        return new FoundFleet(
                name,
                url(outputs, listeners),
                outputs.getOrDefault("ClusterName", name),
                services.getOrDefault("blue", name + "-blue"),
                services.getOrDefault("green", name + "-green"),
                outputs.get("RuleArn"),
                outputs.get("AutoScalingGroupName"));
    }

    private static @Nullable URI url(
            Map<String, String> outputs, Function<String, Listener> listeners) {
        String host = outputs.getOrDefault("HostName", outputs.get("LoadBalancerDnsName"));
        String arn = outputs.get("ListenerArn");
        if (host == null || arn == null) {
            return null;
        }
        Listener listener = listeners.apply(arn);
        String scheme = listener.protocol().toLowerCase(Locale.ROOT);
        boolean usual = listener.port() == (scheme.equals("https") ? 443 : 80);
        return URI.create(scheme + "://" + host + (usual ? "" : ":" + listener.port()));
    }

    /// The AWS part of its environment.
    ///
    /// @param through where it was found: Region, endpoint and profile are taken from it
    public AwsTarget target(AwsTarget through) {
        return new AwsTarget(
                through.region(),
                through.endpointOverride(),
                through.profile(),
                cluster,
                blueService,
                greenService,
                ruleArn,
                group);
    }
}
