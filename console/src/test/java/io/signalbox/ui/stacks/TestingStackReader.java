package io.signalbox.ui.stacks;

import io.signalbox.cloud.stack.DriftDetection;
import io.signalbox.cloud.stack.PropertyDifference;
import io.signalbox.cloud.stack.ResourceDrift;
import io.signalbox.cloud.stack.Stack;
import io.signalbox.cloud.stack.StackEvent;
import io.signalbox.cloud.stack.StackReader;
import io.signalbox.cloud.stack.StackResource;
import io.signalbox.cloud.stack.StackStatus;
import io.signalbox.templates.FleetFileException;
import io.signalbox.templates.Templates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The stacks of a fleet `channels`, one of which is being updated; and one of somebody else's.
final class TestingStackReader implements StackReader {

    static final Instant START = Instant.parse("2026-11-20T09:00:00Z");

    private final List<String> asked = new ArrayList<>();
    private @Nullable RuntimeException failure;
    private String detecting = "DETECTION_COMPLETE";
    private String drift = "DRIFTED";
    private boolean shiftedOnly;
    private int events = 2;

    synchronized void fail(@Nullable RuntimeException with) {
        failure = with;
    }

    synchronized void detecting(String status) {
        detecting = status;
    }

    synchronized void drift(String word) {
        drift = word;
    }

    /// All that drifted is the weights.
    synchronized void shiftedOnly() {
        shiftedOnly = true;
    }

    synchronized void events(int count) {
        events = count;
    }

    /// The calls in their order, `events arn/channels-traffic after 1`.
    synchronized List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public synchronized List<Stack> stacks() {
        asked.add("stacks");
        if (failure != null) {
            throw failure;
        }
        return List.of(
                stack(
                        "network",
                        0,
                        "CREATE_COMPLETE",
                        Map.of(),
                        Map.of("VpcId", "vpc-0a1b2c3d4e", "Name", "channels")),
                stack(
                        "ingress",
                        1,
                        "CREATE_COMPLETE",
                        Map.of("VpcId", "vpc-0a1b2c3d4e"),
                        Map.of("ListenerArn", "arn:aws:elasticloadbalancing:listener/1")),
                stack(
                        "cache",
                        2,
                        "UPDATE_ROLLBACK_COMPLETE",
                        Map.of("VpcId", "vpc-0a1b2c3d4e"),
                        Map.of()),
                stack(
                        "traffic",
                        3,
                        "UPDATE_IN_PROGRESS",
                        Map.of(
                                "ListenerArn",
                                "arn:aws:elasticloadbalancing:listener/1",
                                "VpcId",
                                "vpc-0a1b2c3d4e",
                                "FleetName",
                                "channels"),
                        Map.of("RuleArn", "arn:aws:elasticloadbalancing:rule/1")),
                new Stack(
                        "arn/billing",
                        "billing",
                        new StackStatus("CREATE_COMPLETE"),
                        null,
                        "",
                        START.minusSeconds(90_000),
                        null,
                        Map.of(),
                        Map.of(),
                        Map.of(),
                        null,
                        true,
                        "NOT_CHECKED",
                        null));
    }

    private Stack stack(
            String name,
            int minutes,
            String status,
            Map<String, String> parameters,
            Map<String, String> outputs) {
        Map<String, String> all = new LinkedHashMap<>(outputs);
        all.put("TemplateId", name);
        all.put("TemplateVersion", name.equals("ingress") ? "0" : shipped(name));
        return new Stack(
                "arn/channels-" + name,
                "channels-" + name,
                new StackStatus(status),
                null,
                "",
                START.plusSeconds(60L * minutes),
                name.equals("traffic") ? START.plusSeconds(86_000) : null,
                parameters,
                all,
                Map.of("sio:fleet", "channels", "sio:stack", name),
                null,
                name.equals("network"),
                name.equals("traffic") ? drift : "IN_SYNC",
                START.plusSeconds(80_000));
    }

    private static String shipped(String template) {
        try {
            return Templates.read(template).version();
        } catch (FleetFileException broken) {
            throw new AssertionError(broken);
        }
    }

    @Override
    public synchronized List<StackEvent> events(String stack, @Nullable String after) {
        asked.add("events " + stack + " after " + after);
        int known = after == null ? 0 : Integer.parseInt(after);
        List<StackEvent> fresh = new ArrayList<>();
        for (int i = events; i > known; i--) {
            boolean bad = i == 2;
            fresh.add(
                    new StackEvent(
                            Integer.toString(i),
                            START.plusSeconds(86_000 + i),
                            bad ? "TestRule" : "Rule",
                            "AWS::ElasticLoadBalancingV2::ListenerRule",
                            bad ? "UPDATE_FAILED" : "UPDATE_IN_PROGRESS",
                            bad ? "The target group is not attached to a load balancer" : null));
        }
        return fresh;
    }

    @Override
    public synchronized List<StackResource> resources(String stack) {
        asked.add("resources " + stack);
        return List.of(
                new StackResource(
                        "Rule",
                        "arn:aws:elasticloadbalancing:eu-west-1:000000000000:listener-rule/app/channels-alb/1/2/3",
                        "AWS::ElasticLoadBalancingV2::ListenerRule",
                        "UPDATE_IN_PROGRESS",
                        null,
                        START.plusSeconds(86_000),
                        "MODIFIED"),
                new StackResource(
                        "BlueTargetGroup",
                        "arn:aws:elasticloadbalancing:eu-west-1:000000000000:targetgroup/blue/4",
                        "AWS::ElasticLoadBalancingV2::TargetGroup",
                        "CREATE_COMPLETE",
                        null,
                        START.plusSeconds(200),
                        "IN_SYNC"));
    }

    @Override
    public synchronized String detectDrift(String stack) {
        asked.add("detect " + stack);
        return "detection-1";
    }

    @Override
    public synchronized DriftDetection detection(String id) {
        asked.add("detection " + id);
        return new DriftDetection(detecting, detecting.endsWith("FAILED") ? "no rights" : "");
    }

    @Override
    public synchronized List<ResourceDrift> drifts(String stack) {
        var weight =
                new PropertyDifference(
                        "/Actions/0/ForwardConfig/TargetGroups/0/Weight", "100", "20", "NOT_EQUAL");
        String rule = "AWS::ElasticLoadBalancingV2::ListenerRule";
        if (shiftedOnly) {
            return List.of(new ResourceDrift("Rule", rule, "MODIFIED", List.of(weight)));
        }
        return List.of(
                new ResourceDrift(
                        "Rule",
                        rule,
                        "MODIFIED",
                        List.of(
                                weight,
                                new PropertyDifference("/Priority", "10", "11", "NOT_EQUAL"))),
                new ResourceDrift(
                        "BlueTargetGroup",
                        "AWS::ElasticLoadBalancingV2::TargetGroup",
                        "DELETED",
                        List.of()));
    }
}
