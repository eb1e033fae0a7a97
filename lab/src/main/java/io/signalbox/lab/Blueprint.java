package io.signalbox.lab;

import io.signalbox.lab.resource.ResourceType;
import io.signalbox.lab.resource.Wanted;
import io.signalbox.lab.resource.Work;
import java.util.List;
import java.util.Map;

/// What stands in the lab: names, sizes and settings of everything that on AWS the templates would make.
final class Blueprint {
    static final String CLUSTER = "channels";
    static final String BLUE = "channels-blue";
    static final String GREEN = "channels-green";
    static final String GROUP = "channels-group";

    private final LabOptions options;
    private final List<ResourceType> types;
    private final String redis;

    /// @param redis host and port
    Blueprint(LabOptions options, List<ResourceType> types, String redis) {
        this.options = options;
        this.types = types;
        this.redis = redis;
    }

    /// The ARNs that callers ask for most.
    record Traffic(
            String loadBalancerArn,
            String listenerArn,
            String blueGroupArn,
            String greenGroupArn,
            String ruleArn) {}

    private String make(String type, Map<String, Object> properties) {
        ResourceType found =
                types.stream().filter(t -> t.name().equals(type)).findFirst().orElseThrow();
        Wanted wanted = Wanted.of(CLUSTER, "Resource", "LAB", properties, Map.of());
        return switch (found.create(wanted)) {
            case Work.Done(String id) -> id;
            case Work.Busy(String id, var _) -> id;
            case Work.Failed(var _, String reason) -> throw new IllegalStateException(reason);
        };
    }

    Traffic traffic() {
        String elb = "AWS::ElasticLoadBalancingV2::";
        String balancer = make(elb + "LoadBalancer", Map.of("Name", "channels-alb"));
        String listener =
                make(
                        elb + "Listener",
                        Map.of(
                                "LoadBalancerArn",
                                balancer,
                                "Port",
                                "80",
                                "DefaultActions",
                                List.of(
                                        Map.of(
                                                "Type",
                                                "fixed-response",
                                                "FixedResponseConfig",
                                                Map.of("StatusCode", "404")))));
        String blue = group(BLUE, "blue");
        String green = group(GREEN, "green");
        String rule =
                make(
                        elb + "ListenerRule",
                        Map.of(
                                "ListenerArn",
                                listener,
                                "Priority",
                                "10",
                                "Conditions",
                                List.of(
                                        Map.of(
                                                "Field",
                                                "path-pattern",
                                                "Values",
                                                List.of("/socket.io/*"))),
                                "Actions",
                                List.of(forward(blue, green))));
        return new Traffic(balancer, listener, blue, green, rule);
    }

    private Map<String, Object> forward(String blue, String green) {
        return Map.of(
                "Type",
                "forward",
                "ForwardConfig",
                Map.of(
                        "TargetGroups",
                        List.of(
                                Map.of("TargetGroupArn", blue, "Weight", "100"),
                                Map.of("TargetGroupArn", green, "Weight", "0")),
                        "TargetGroupStickinessConfig",
                        Map.of(
                                "Enabled",
                                "true",
                                "DurationSeconds",
                                String.valueOf(options.groupStickiness().toSeconds()))));
    }

    private String group(String service, String colour) {
        return make(
                "AWS::ElasticLoadBalancingV2::TargetGroup",
                Map.of(
                        "Name",
                        service + "-tg",
                        "Port",
                        "3000",
                        "HealthCheckPath",
                        "/healthz",
                        "HealthCheckIntervalSeconds",
                        "1",
                        "HealthCheckTimeoutSeconds",
                        "3",
                        "HealthyThresholdCount",
                        "2",
                        "UnhealthyThresholdCount",
                        "3",
                        "TargetGroupAttributes",
                        List.of(
                                pair(
                                        "deregistration_delay.timeout_seconds",
                                        String.valueOf(options.deregistrationDelay().toSeconds())),
                                pair("stickiness.enabled", "true"),
                                pair(
                                        "load_balancing.algorithm.type",
                                        "least_outstanding_requests")),
                        "Tags",
                        tags(colour)));
    }

    void capacity() {
        make("AWS::ECS::Cluster", Map.of("ClusterName", CLUSTER));
        String template =
                make(
                        "AWS::EC2::LaunchTemplate",
                        Map.of(
                                "LaunchTemplateName",
                                CLUSTER,
                                "LaunchTemplateData",
                                Map.of("InstanceType", "t3.medium")));
        make(
                "AWS::AutoScaling::AutoScalingGroup",
                Map.of(
                        "AutoScalingGroupName",
                        GROUP,
                        "MinSize",
                        "2",
                        "MaxSize",
                        "4",
                        "LaunchTemplate",
                        Map.of("LaunchTemplateId", template, "Version", "1")));
        String provider =
                make(
                        "AWS::ECS::CapacityProvider",
                        Map.of(
                                "Name",
                                "channels-capacity",
                                "AutoScalingGroupProvider",
                                Map.of(
                                        "AutoScalingGroupArn",
                                        GROUP,
                                        "ManagedScaling",
                                        Map.of("Status", "DISABLED"))));
        make(
                "AWS::ECS::ClusterCapacityProviderAssociations",
                Map.of(
                        "Cluster",
                        CLUSTER,
                        "CapacityProviders",
                        List.of(provider),
                        "DefaultCapacityProviderStrategy",
                        List.of(Map.of("CapacityProvider", provider, "Weight", "1"))));
    }

    void services(Traffic traffic) {
        service(BLUE, "blue", "2.7.1", traffic.blueGroupArn(), options.blueTasks());
        service(GREEN, "green", "2.8.0", traffic.greenGroupArn(), options.greenTasks());
    }

    private void service(String name, String colour, String version, String group, int desired) {
        String definition =
                make(
                        "AWS::ECS::TaskDefinition",
                        Map.of(
                                "Family",
                                CLUSTER,
                                "Cpu",
                                "512",
                                "Memory",
                                "512",
                                "ContainerDefinitions",
                                List.of(container(colour, version))));
        make(
                "AWS::ECS::Service",
                Map.of(
                        "ServiceName",
                        name,
                        "Cluster",
                        CLUSTER,
                        "TaskDefinition",
                        definition,
                        "DesiredCount",
                        String.valueOf(desired),
                        "HealthCheckGracePeriodSeconds",
                        "15",
                        "LoadBalancers",
                        List.of(
                                Map.of(
                                        "TargetGroupArn",
                                        group,
                                        "ContainerName",
                                        "server",
                                        "ContainerPort",
                                        "3000")),
                        "Tags",
                        tags(colour)));
    }

    private Map<String, Object> container(String colour, String version) {
        return Map.of(
                "Name",
                "server",
                "Image",
                "000000000000.dkr.ecr.eu-west-1.amazonaws.com/channels:" + version,
                "PortMappings",
                List.of(Map.of("ContainerPort", "3000", "HostPort", "0")),
                "StopTimeout",
                "30",
                "Environment",
                List.of(
                        Map.of("Name", "SERVER_VERSION", "Value", version),
                        Map.of("Name", "SERVER_COLOUR", "Value", colour),
                        Map.of("Name", "REDIS_ENDPOINT", "Value", redis),
                        Map.of("Name", "STOP_TIMEOUT_SECONDS", "Value", "30")));
    }

    private static List<Map<String, String>> tags(String colour) {
        return List.of(pair("Application", CLUSTER), pair("Colour", colour));
    }

    private static Map<String, String> pair(String key, String value) {
        return Map.of("Key", key, "Value", value);
    }
}
