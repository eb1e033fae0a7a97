package io.signalbox.lab.elb;

import io.signalbox.lab.balancer.target.Algorithm;
import io.signalbox.lab.balancer.target.HealthCheck;
import io.signalbox.lab.balancer.target.TargetGroupSettings;
import io.signalbox.lab.endpoint.Input;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A target group as AWS shows it; the working one is the balancer's, under the same ARN. `attributes` are those that
/// were set, `port` and `vpcId` have no meaning in the lab.
record GroupEntry(
        String arn,
        String name,
        int port,
        String vpcId,
        String targetType,
        HealthCheck check,
        Map<String, String> attributes,
        Map<String, String> tags) {
    static final String DELAY = "deregistration_delay.timeout_seconds";
    static final String STICKY = "stickiness.enabled";
    static final String STICKY_TYPE = "stickiness.type";
    static final String STICKY_SECONDS = "stickiness.lb_cookie.duration_seconds";
    static final String ALGORITHM = "load_balancing.algorithm.type";

    /// What AWS says of a group of which nothing was set.
    private static final Map<String, String> DEFAULTS =
            Map.of(
                    DELAY,
                    "300",
                    STICKY,
                    "false",
                    STICKY_TYPE,
                    "lb_cookie",
                    STICKY_SECONDS,
                    "86400",
                    ALGORITHM,
                    "round_robin",
                    "slow_start.duration_seconds",
                    "0",
                    "load_balancing.cross_zone.enabled",
                    "use_load_balancer_configuration");

    GroupEntry {
        attributes = Map.copyOf(attributes);
        tags = Map.copyOf(tags);
    }

    GroupEntry with(HealthCheck changed) {
        return new GroupEntry(arn, name, port, vpcId, targetType, changed, attributes, tags);
    }

    GroupEntry withAttributes(Map<String, String> changed) {
        return new GroupEntry(arn, name, port, vpcId, targetType, check, changed, tags);
    }

    GroupEntry withTags(Map<String, String> changed) {
        return new GroupEntry(arn, name, port, vpcId, targetType, check, attributes, changed);
    }

    /// `targetgroup/NAME/SERIAL`, as CloudWatch's dimension has it.
    String fullName() {
        return arn.substring(arn.lastIndexOf(":targetgroup/") + 1);
    }

    /// All attributes, those that were not set with AWS's defaults.
    Map<String, String> allAttributes() {
        Map<String, String> all = new TreeMap<>(DEFAULTS);
        all.putAll(attributes);
        return all;
    }

    /// @param input whose error a wrong attribute is told by
    TargetGroupSettings settings(Input input) {
        Map<String, String> all = allAttributes();
        String algorithm = all.getOrDefault(ALGORITHM, "");
        Algorithm chosen =
                switch (algorithm) {
                    case "least_outstanding_requests" -> Algorithm.LEAST_OUTSTANDING;
                    // without anomaly detection, of which the lab has none, chance spreads as turns
                    // do
                    case "round_robin", "weighted_random" -> Algorithm.ROUND_ROBIN;
                    default ->
                            throw input.invalid(
                                    ALGORITHM
                                            + " must be round_robin, least_outstanding_requests or"
                                            + " weighted_random, not '%s'.".formatted(algorithm));
                };
        boolean sticky = all.getOrDefault(STICKY, "").equals("true");
        if (sticky && !all.getOrDefault(STICKY_TYPE, "").equals("lb_cookie")) {
            throw input.invalid("The lab's stickiness.type is lb_cookie only.");
        }
        int seconds =
                number(input, STICKY_SECONDS, all.getOrDefault(STICKY_SECONDS, ""), 1, 604_800);
        int delay = number(input, DELAY, all.getOrDefault(DELAY, ""), 0, 3_600);
        return new TargetGroupSettings(
                check,
                Duration.ofSeconds(delay),
                sticky ? Optional.of(Duration.ofSeconds(seconds)) : Optional.empty(),
                chosen);
    }

    static int number(Input input, String name, String text, int least, int most) {
        if (text.matches("\\d{1,9}")) {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw input.invalid("%s must be %d to %d, not '%s'.".formatted(name, least, most, text));
    }
}
