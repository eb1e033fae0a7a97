package io.signalbox.lab.elb;

import io.signalbox.lab.balancer.route.Action;
import io.signalbox.lab.balancer.route.WeightedGroup;
import io.signalbox.lab.endpoint.ApiError;
import io.signalbox.lab.endpoint.Input;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Reads the list of actions of `ModifyRule` and `ModifyListener`. The list replaces the old one whole, as in AWS:
/// stickiness that is not named is off.
final class ActionReader {
    private static final int MOST_GROUPS = 5;
    private static final int LONGEST_STICKINESS = 604_800;
    private static final Set<String> CONTENT_TYPES =
            new TreeSet<>(
                    List.of(
                            "text/plain",
                            "text/css",
                            "text/html",
                            "application/javascript",
                            "application/json"));

    private final LoadBalancing state;

    ActionReader(LoadBalancing state) {
        this.state = state;
    }

    Action read(Input input, String list) {
        List<Input> actions = input.items(list);
        if (actions.size() != 1) {
            throw input.invalid(
                    "%s must have exactly one action in the lab, not %d."
                            .formatted(list, actions.size()));
        }
        Input action = actions.getFirst();
        String type = action.requiredText("Type");
        return switch (type) {
            case "forward" -> forward(action);
            case "fixed-response" -> fixedResponse(action);
            case "redirect" -> redirect(action);
            default ->
                    throw input.invalid(
                            "The lab has the action types forward, fixed-response and redirect, not '%s'."
                                    .formatted(type));
        };
    }

    private Action forward(Input action) {
        Optional<Input> config = action.members("ForwardConfig");
        List<WeightedGroup> groups = new ArrayList<>();
        config.ifPresent(c -> c.items("TargetGroups").forEach(g -> groups.add(weighted(g))));
        Optional<String> single = action.text("TargetGroupArn");
        if (groups.isEmpty() && single.isPresent()) {
            groups.add(new WeightedGroup(state.group(single.get()).arn(), 1));
        }
        check(groups, single, action);
        Optional<Duration> stickiness = config.flatMap(ActionReader::stickiness);
        checkStickiness(groups, stickiness);
        return new Action.Forward(groups, stickiness);
    }

    private WeightedGroup weighted(Input group) {
        String arn = group.requiredText("TargetGroupArn");
        int weight = group.number("Weight").orElse(1);
        if (weight < 0 || weight > 999) {
            throw group.invalid(
                    "The weight of target group '%s' must be 0 to 999, not %d."
                            .formatted(arn, weight));
        }
        return new WeightedGroup(state.group(arn).arn(), weight);
    }

    private static void check(List<WeightedGroup> groups, Optional<String> single, Input action) {
        if (groups.isEmpty() || groups.size() > MOST_GROUPS) {
            throw action.invalid(
                    "A forward action takes 1 to %d target groups, in ForwardConfig.TargetGroups or"
                                    .formatted(MOST_GROUPS)
                            + " as TargetGroupArn, not %d.".formatted(groups.size()));
        }
        Set<String> seen = new HashSet<>();
        for (WeightedGroup group : groups) {
            if (!seen.add(group.groupId())) {
                throw action.invalid(
                        "Target group '%s' is named twice.".formatted(group.groupId()));
            }
        }
        if (single.isPresent() && !seen.equals(Set.of(single.get()))) {
            throw action.invalid("TargetGroupArn and ForwardConfig name different target groups.");
        }
    }

    private static Optional<Duration> stickiness(Input config) {
        Optional<Input> sticky = config.members("TargetGroupStickinessConfig");
        if (sticky.isEmpty() || !sticky.get().flag("Enabled").orElse(false)) {
            return Optional.empty();
        }
        // 0 stands for "not given", which is not allowed either
        int seconds = sticky.get().number("DurationSeconds").orElse(0);
        if (seconds < 1 || seconds > LONGEST_STICKINESS) {
            throw config.invalid(
                    "TargetGroupStickinessConfig.DurationSeconds must be 1 to %d when Enabled is true, not %s."
                            .formatted(
                                    LONGEST_STICKINESS,
                                    sticky.get().has("DurationSeconds") ? seconds : "absent"));
        }
        return Optional.of(Duration.ofSeconds(seconds));
    }

    private void checkStickiness(List<WeightedGroup> groups, Optional<Duration> stickiness) {
        if (groups.size() < 2 || stickiness.isPresent()) {
            return;
        }
        for (WeightedGroup group : groups) {
            if (state.liveGroup(group.groupId()).settings().targetStickiness().isPresent()) {
                throw ApiError.of(
                        "InvalidLoadBalancerAction",
                        ("Target group '%s' has target stickiness on, so a forward action with several"
                                        + " groups must have TargetGroupStickinessConfig.Enabled true.")
                                .formatted(state.group(group.groupId()).name()));
            }
        }
    }

    private static Action fixedResponse(Input action) {
        Input config =
                action.members("FixedResponseConfig")
                        .orElseThrow(
                                () ->
                                        action.invalid(
                                                "A fixed-response action needs"
                                                        + " FixedResponseConfig."));
        String status = config.requiredText("StatusCode");
        if (!status.matches("[245]\\d\\d")) {
            throw action.invalid("StatusCode must be 2XX, 4XX or 5XX, not '%s'.".formatted(status));
        }
        String type = config.text("ContentType").orElse("text/plain");
        if (!CONTENT_TYPES.contains(type)) {
            throw action.invalid(
                    "ContentType must be one of %s, not '%s'.".formatted(CONTENT_TYPES, type));
        }
        String body = config.text("MessageBody").orElse("");
        if (body.length() > 1024) {
            throw action.invalid(
                    "MessageBody must be at most 1024 characters, not %d."
                            .formatted(body.length()));
        }
        return new Action.FixedResponse(Integer.parseInt(status), type, body);
    }

    private static Action redirect(Input action) {
        Input config =
                action.members("RedirectConfig")
                        .orElseThrow(
                                () -> action.invalid("A redirect action needs RedirectConfig."));
        String status = config.requiredText("StatusCode");
        String protocol = config.text("Protocol").orElse("HTTP");
        String path = config.text("Path").orElse("/#{path}");
        if (!status.equals("HTTP_301") && !status.equals("HTTP_302")) {
            throw action.invalid(
                    "StatusCode must be HTTP_301 or HTTP_302, not '%s'.".formatted(status));
        }
        if (!path.startsWith("/")) {
            throw action.invalid("Path must start with /, not '%s'.".formatted(path));
        }
        return new Action.Redirect(
                status.equals("HTTP_301") ? 301 : 302,
                // the lab's listeners all speak HTTP
                protocol.equals("#{protocol}") ? "HTTP" : protocol,
                config.text("Host").orElse("#{host}"),
                config.text("Port").orElse("#{port}"),
                path,
                config.text("Query").orElse("#{query}"));
    }
}
