package io.signalbox.lab.elb;

import io.signalbox.lab.balancer.Action;
import io.signalbox.lab.balancer.HealthCheck;
import io.signalbox.lab.balancer.HealthReason;
import io.signalbox.lab.balancer.TargetGroup;
import io.signalbox.lab.balancer.TargetGroupSettings;
import io.signalbox.lab.balancer.TargetHealth;
import io.signalbox.lab.endpoint.Members;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The state of load balancing in the structures of the ELBv2 API.
final class ElbShapes {
    private static final String VPC = "vpc-00000000000000lab";

    private final LoadBalancing state;

    ElbShapes(LoadBalancing state) {
        this.state = state;
    }

    Members loadBalancer(List<String> zones) {
        List<Members> inZones =
                zones.stream()
                        .map(
                                zone ->
                                        Members.of()
                                                .put("ZoneName", zone)
                                                .put("SubnetId", "subnet-lab-" + zone))
                        .toList();
        return Members.of()
                .put("LoadBalancerArn", state.loadBalancerArn())
                // host only, as in AWS; the port is the listener's
                .put("DNSName", "127.0.0.1")
                .put("CanonicalHostedZoneId", "Z000000000000LAB")
                .put("CreatedTime", state.created())
                .put("LoadBalancerName", state.balancerName())
                .put("Scheme", "internal")
                .put("VpcId", VPC)
                .put("State", Members.of().put("Code", "active"))
                .put("Type", "application")
                .put("AvailabilityZones", inZones)
                .put("SecurityGroups", List.of("sg-00000000000000lab"))
                .put("IpAddressType", "ipv4");
    }

    Members listener() {
        return Members.of()
                .put("ListenerArn", state.listenerArn())
                .put("LoadBalancerArn", state.loadBalancerArn())
                .put("Port", state.port())
                .put("Protocol", "HTTP")
                .put("DefaultActions", List.of(action(state.otherwise())));
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

    Members defaultRule() {
        return Members.of()
                .put("RuleArn", state.defaultRuleArn())
                .put("Priority", "default")
                .put("Conditions", List.of())
                .put("Actions", List.of(action(state.otherwise())))
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
        };
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

    Members targetGroup(String arn) {
        HealthCheck check = state.group(arn).settings().healthCheck();
        List<String> balancers = state.inUse(arn) ? List.of(state.loadBalancerArn()) : List.of();
        return Members.of()
                .put("TargetGroupArn", arn)
                .put("TargetGroupName", state.groupName(arn))
                .put("Protocol", "HTTP")
                .put("Port", 3000)
                .put("VpcId", VPC)
                .put("HealthCheckProtocol", "HTTP")
                .put("HealthCheckPort", "traffic-port")
                .put("HealthCheckEnabled", true)
                .put("HealthCheckIntervalSeconds", wholeSeconds(check.interval()))
                .put("HealthCheckTimeoutSeconds", wholeSeconds(check.timeout()))
                .put("HealthyThresholdCount", check.healthyThreshold())
                .put("UnhealthyThresholdCount", check.unhealthyThreshold())
                .put("HealthCheckPath", check.path())
                .put("Matcher", Members.of().put("HttpCode", "200"))
                .put("LoadBalancerArns", balancers)
                .put("TargetType", "instance")
                .put("ProtocolVersion", "HTTP1")
                .put("IpAddressType", "ipv4");
    }

    static List<Members> attributes(TargetGroup group) {
        TargetGroupSettings settings = group.settings();
        Optional<Duration> sticky = settings.targetStickiness();
        return List.of(
                attribute(
                        "deregistration_delay.timeout_seconds",
                        settings.deregistrationDelay().toSeconds()),
                attribute("stickiness.enabled", sticky.isPresent()),
                attribute("stickiness.type", "lb_cookie"),
                attribute(
                        "stickiness.lb_cookie.duration_seconds",
                        sticky.orElse(Duration.ofDays(1)).toSeconds()),
                attribute("load_balancing.algorithm.type", settings.algorithm().wireName()),
                attribute("slow_start.duration_seconds", 0));
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

    Members tags(String arn) {
        List<Members> tags =
                state.tags(arn).entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(tag -> attribute(tag.getKey(), tag.getValue()))
                        .toList();
        return Members.of().put("ResourceArn", arn).put("Tags", tags);
    }

    private static Members attribute(String key, Object value) {
        return Members.of().put("Key", key).put("Value", value.toString());
    }

    /// The API knows whole seconds only; the lab may check more often.
    private static long wholeSeconds(Duration duration) {
        return Math.max(1, duration.toSeconds());
    }
}
