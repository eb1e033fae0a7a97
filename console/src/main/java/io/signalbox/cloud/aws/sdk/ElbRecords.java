package io.signalbox.cloud.aws.sdk;

import io.signalbox.cloud.GroupStickiness;
import io.signalbox.cloud.Target;
import io.signalbox.cloud.WeightedGroup;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.AuthenticateOidcActionConfig;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ForwardActionConfig;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleCondition;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupTuple;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;

/// Between the SDK's load balancing types and records.
final class ElbRecords {

    private static final String FORWARD = "forward";

    private ElbRecords() {}

    static io.signalbox.cloud.Rule rule(Rule rule) {
        Optional<Action> forward = rule.actions().stream().filter(ElbRecords::forwards).findFirst();
        return new io.signalbox.cloud.Rule(
                rule.ruleArn(),
                Boolean.TRUE.equals(rule.isDefault()) ? "default" : rule.priority(),
                rule.conditions().stream()
                        .map(ElbRecords::condition)
                        .collect(Collectors.joining(" and ")),
                forward.map(ElbRecords::weights).orElse(List.of()),
                forward.map(ElbRecords::stickiness).orElse(new GroupStickiness(false, 0)));
    }

    private static boolean forwards(Action action) {
        return FORWARD.equals(action.typeAsString());
    }

    private static List<WeightedGroup> weights(Action forward) {
        if (forward.forwardConfig() != null && forward.forwardConfig().hasTargetGroups()) {
            return forward.forwardConfig().targetGroups().stream()
                    .map(tuple -> new WeightedGroup(tuple.targetGroupArn(), weight(tuple)))
                    .toList();
        }
        return forward.targetGroupArn() == null
                ? List.of()
                : List.of(new WeightedGroup(forward.targetGroupArn(), 1));
    }

    private static int weight(TargetGroupTuple tuple) {
        return tuple.weight() == null ? 1 : tuple.weight();
    }

    private static GroupStickiness stickiness(Action forward) {
        var config =
                forward.forwardConfig() == null
                        ? null
                        : forward.forwardConfig().targetGroupStickinessConfig();
        return config == null
                ? new GroupStickiness(false, 0)
                : new GroupStickiness(
                        Boolean.TRUE.equals(config.enabled()),
                        config.durationSeconds() == null ? 0 : config.durationSeconds());
    }

    private static String condition(RuleCondition condition) {
        List<String> values =
                Stream.of(
                                condition.values(),
                                condition.pathPatternConfig() == null
                                        ? List.<String>of()
                                        : condition.pathPatternConfig().values(),
                                condition.hostHeaderConfig() == null
                                        ? List.<String>of()
                                        : condition.hostHeaderConfig().values())
                        .flatMap(List::stream)
                        .distinct()
                        .toList();
        String field = condition.field() == null ? "" : condition.field();
        String word =
                switch (field) {
                    case "path-pattern" -> "path";
                    case "host-header" -> "host";
                    default -> field;
                };
        return (word + " " + String.join(", ", values)).strip();
    }

    static Target target(TargetHealthDescription description) {
        var target = description.target();
        var health = description.targetHealth();
        return new Target(
                target.id(),
                target.port() == null ? 0 : target.port(),
                target.availabilityZone() == null ? "" : target.availabilityZone(),
                health == null ? "" : health.stateAsString(),
                health == null ? "" : reason(health.reasonAsString(), health.description()));
    }

    private static String reason(@Nullable String code, @Nullable String text) {
        return Stream.of(code, text)
                .filter(part -> part != null && !part.isEmpty())
                .collect(Collectors.joining(": "));
    }

    /// The same actions in the same order with other weights in the forward. Everything else that
    /// the rule does (stickiness, authentication before the forward) stays.
    static List<Action> withWeights(List<Action> actions, List<WeightedGroup> wanted) {
        return actions.stream()
                .map(action -> forwards(action) ? reweighted(action, wanted) : writable(action))
                .toList();
    }

    private static Action reweighted(Action forward, List<WeightedGroup> wanted) {
        ForwardActionConfig before = forward.forwardConfig();
        ForwardActionConfig.Builder config =
                before == null ? ForwardActionConfig.builder() : before.toBuilder();
        config.targetGroups(
                wanted.stream()
                        .map(
                                group ->
                                        TargetGroupTuple.builder()
                                                .targetGroupArn(group.targetGroupArn())
                                                .weight(group.weight())
                                                .build())
                        .toList());
        // AWS fills targetGroupArn in when it reads and refuses it beside several groups.
        return forward.toBuilder().targetGroupArn(null).forwardConfig(config.build()).build();
    }

    /// AWS never gives the client secret out, so it must be asked to keep the one it has.
    private static Action writable(Action action) {
        AuthenticateOidcActionConfig oidc = action.authenticateOidcConfig();
        if (oidc == null || oidc.clientSecret() != null) {
            return action;
        }
        return action.toBuilder()
                .authenticateOidcConfig(oidc.toBuilder().useExistingClientSecret(true).build())
                .build();
    }

    static String words(List<WeightedGroup> weights) {
        return weights.stream()
                .map(group -> Integer.toString(group.weight()))
                .collect(Collectors.joining(" | "));
    }
}
