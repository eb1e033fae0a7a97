package io.signalbox.lab.elb;

import io.signalbox.lab.balancer.route.Action;
import io.signalbox.lab.balancer.target.HealthCheck;
import io.signalbox.lab.balancer.target.HealthReason;
import io.signalbox.lab.balancer.target.TargetHealth;
import io.signalbox.lab.endpoint.Members;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The state of load balancing in the structures of the ELBv2 API.
final class ElbShapes {
    static final String HOST = "127.0.0.1";
    static final String ZONE = "Z000000000000LAB";
    private static final String VPC = "vpc-00000000000000lab";

    private final LoadBalancing state;

    ElbShapes(LoadBalancing state) {
        this.state = state;
    }

    /// @param zones of the lab, over which the subnets are spread
    Members loadBalancer(LoadBalancer balancer, List<String> zones) {
        List<Members> inZones = new ArrayList<>();
        for (int i = 0; i < Math.max(balancer.subnets().size(), zones.size()); i++) {
            String zone = zones.get(i % zones.size());
            String subnet =
                    i < balancer.subnets().size()
                            ? balancer.subnets().get(i)
                            : "subnet-lab-" + zone;
            inZones.add(Members.of().put("ZoneName", zone).put("SubnetId", subnet));
        }
        return Members.of()
                .put("LoadBalancerArn", balancer.arn())
                // host only, as in AWS; the ports are the listeners'
                .put("DNSName", HOST)
                .put("CanonicalHostedZoneId", ZONE)
                .put("CreatedTime", balancer.created())
                .put("LoadBalancerName", balancer.name())
                .put("Scheme", balancer.scheme())
                .put("VpcId", VPC)
                .put("State", Members.of().put("Code", "active"))
                .put("Type", "application")
                .put("AvailabilityZones", inZones)
                .put("SecurityGroups", balancer.securityGroups())
                .put("IpAddressType", "ipv4");
    }

    /// With the port where it really listens, so that callers find it.
    Members listener(ElbListener listener) {
        return Members.of()
                .put("ListenerArn", listener.arn())
                .put("LoadBalancerArn", listener.balancerArn())
                .put("Port", listener.live().port())
                .put("Protocol", "HTTP")
                .put("DefaultActions", List.of(action(listener.otherwise())));
    }

    Members rule(ListenerRule rule) {
        Members condition =
                Members.of()
                        .put("Field", "path-pattern")
                        .put("Values", rule.pathPatterns())
                        .put("PathPatternConfig", Members.of().put("Values", rule.pathPatterns()));
        return Members.of()
                .put("RuleArn", rule.arn())
                .put("Priority", String.valueOf(rule.priority()))
                .put("Conditions", List.of(condition))
                .put("Actions", List.of(action(rule.action())))
                .put("IsDefault", false);
    }

    Members defaultRule(ElbListener listener) {
        return Members.of()
                .put("RuleArn", state.names().rule(listener.arn(), "default"))
                .put("Priority", "default")
                .put("Conditions", List.of())
                .put("Actions", List.of(action(listener.otherwise())))
                .put("IsDefault", true);
    }

    private static Members action(Action action) {
        return switch (action) {
            case Action.Forward forward -> forward(forward);
            case Action.FixedResponse fixed ->
                    Members.of()
                            .put("Type", "fixed-response")
                            .put("Order", 1)
                            .put("FixedResponseConfig", fixedResponse(fixed));
            case Action.Redirect redirect ->
                    Members.of()
                            .put("Type", "redirect")
                            .put("Order", 1)
                            .put("RedirectConfig", redirect(redirect));
        };
    }

    private static Members redirect(Action.Redirect redirect) {
        return Members.of()
                .put("Protocol", redirect.protocol())
                .put("Port", redirect.port())
                .put("Host", redirect.host())
                .put("Path", redirect.path())
                .put("Query", redirect.query())
                .put("StatusCode", "HTTP_" + redirect.status());
    }

    private static Members fixedResponse(Action.FixedResponse fixed) {
        return Members.of()
                .put("MessageBody", fixed.body())
                .put("StatusCode", String.valueOf(fixed.status()))
                .put("ContentType", fixed.contentType());
    }

    private static Members forward(Action.Forward forward) {
        List<Members> groups =
                forward.groups().stream()
                        .map(
                                group ->
                                        Members.of()
                                                .put("TargetGroupArn", group.groupId())
                                                .put("Weight", group.weight()))
                        .toList();
        Optional<Long> seconds = forward.groupStickiness().map(Duration::toSeconds);
        Members sticky =
                Members.of()
                        .put("Enabled", seconds.isPresent())
                        .put("DurationSeconds", seconds.orElse(null));
        String only = groups.size() == 1 ? forward.groups().getFirst().groupId() : null;
        return Members.of()
                .put("Type", "forward")
                .put("TargetGroupArn", only)
                .put("Order", 1)
                .put(
                        "ForwardConfig",
                        Members.of()
                                .put("TargetGroups", groups)
                                .put("TargetGroupStickinessConfig", sticky));
    }

    Members targetGroup(GroupEntry group) {
        HealthCheck check = group.check();
        return Members.of()
                .put("TargetGroupArn", group.arn())
                .put("TargetGroupName", group.name())
                .put("Protocol", "HTTP")
                .put("Port", group.port())
                .put("VpcId", group.vpcId().isEmpty() ? VPC : group.vpcId())
                .put("HealthCheckProtocol", "HTTP")
                .put("HealthCheckPort", "traffic-port")
                .put("HealthCheckEnabled", true)
                .put("HealthCheckIntervalSeconds", wholeSeconds(check.interval()))
                .put("HealthCheckTimeoutSeconds", wholeSeconds(check.timeout()))
                .put("HealthyThresholdCount", check.healthyThreshold())
                .put("UnhealthyThresholdCount", check.unhealthyThreshold())
                .put("HealthCheckPath", check.path())
                .put("Matcher", Members.of().put("HttpCode", "200"))
                .put("LoadBalancerArns", state.balancersOf(group.arn()))
                .put("TargetType", group.targetType())
                .put("ProtocolVersion", "HTTP1")
                .put("IpAddressType", "ipv4");
    }

    static List<Members> attributes(Map<String, String> attributes) {
        return attributes.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> attribute(entry.getKey(), entry.getValue()))
                .toList();
    }

    /// @param zone of the target, `""` if it is not known
    static Members health(TargetHealth health, String zone) {
        String description = health.description();
        Members target =
                Members.of()
                        .put("Id", health.target().id())
                        .put("Port", health.target().port())
                        .put("AvailabilityZone", zone.isEmpty() ? null : zone);
        Members state =
                Members.of()
                        .put("State", health.state().wireName())
                        .put("Reason", health.reason().map(HealthReason::code).orElse(null))
                        .put("Description", description.isEmpty() ? null : description);
        return Members.of()
                .put("Target", target)
                .put("HealthCheckPort", String.valueOf(health.target().port()))
                .put("TargetHealth", state);
    }

    static Members tags(String arn, Map<String, String> tags) {
        return Members.of().put("ResourceArn", arn).put("Tags", attributes(tags));
    }

    private static Members attribute(String key, String value) {
        return Members.of().put("Key", key).put("Value", value);
    }

    /// The API knows whole seconds only; the lab may check more often.
    private static long wholeSeconds(Duration duration) {
        return Math.max(1, duration.toSeconds());
    }
}
