package io.signalbox.lab.elb;

import io.signalbox.lab.balancer.target.HealthCheck;
import io.signalbox.lab.endpoint.Input;
import java.time.Duration;
import java.util.List;

/// Reads what is to be made or changed, from a request of the API or from a template: the members have the same names.
final class ElbReader {
    private static final int SHORTEST_NAME = 1;
    private static final int LONGEST_NAME = 32;

    private ElbReader() {}

    static String name(Input input, String text) {
        boolean fits = text.length() >= SHORTEST_NAME && text.length() <= LONGEST_NAME;
        if (!fits || !text.matches("[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?")) {
            throw input.invalid(
                    "The name '%s' must have 1 to 32 letters, digits and hyphens, and no hyphen at an end."
                            .formatted(text));
        }
        return text;
    }

    /// The health check of a target group; what is not given stays as it was.
    static HealthCheck check(Input input, HealthCheck before) {
        if (!input.text("HealthCheckPort").orElse("traffic-port").equals("traffic-port")) {
            throw input.invalid("The lab checks on the traffic-port only.");
        }
        String path = input.text("HealthCheckPath").orElse(before.path());
        if (!path.startsWith("/") || path.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            throw input.invalid(
                    "HealthCheckPath must start with / and be printable ASCII, not '%s'."
                            .formatted(path));
        }
        return new HealthCheck(
                path,
                seconds(input, "HealthCheckIntervalSeconds", before.interval(), 1, 300),
                seconds(input, "HealthCheckTimeoutSeconds", before.timeout(), 1, 120),
                number(input, "HealthyThresholdCount", before.healthyThreshold(), 1, 10),
                number(input, "UnhealthyThresholdCount", before.unhealthyThreshold(), 1, 10));
    }

    /// AWS's own: every 30 s on `/`, five successes or two failures in a row.
    static HealthCheck standardCheck() {
        return new HealthCheck("/", Duration.ofSeconds(30), Duration.ofSeconds(5), 5, 2);
    }

    private static Duration seconds(
            Input input, String name, Duration before, int least, int most) {
        return input.has(name) ? Duration.ofSeconds(number(input, name, 0, least, most)) : before;
    }

    static int number(Input input, String name, int ifAbsent, int least, int most) {
        int number = input.number(name).orElse(ifAbsent);
        if (input.has(name) && (number < least || number > most)) {
            throw input.invalid(
                    "%s must be %d to %d, not %d.".formatted(name, least, most, number));
        }
        return number;
    }

    /// The one condition of a rule.
    static List<String> patterns(Input input) {
        List<Input> conditions = input.items("Conditions");
        if (conditions.size() != 1
                || !conditions.getFirst().requiredText("Field").equals("path-pattern")) {
            throw input.invalid("The lab's rules take exactly one condition, a path-pattern.");
        }
        Input condition = conditions.getFirst();
        List<String> patterns =
                condition
                        .members("PathPatternConfig")
                        .map(config -> config.texts("Values"))
                        .orElseGet(() -> condition.texts("Values"));
        if (patterns.isEmpty() || patterns.size() > 5) {
            throw input.invalid(
                    "A path-pattern condition takes 1 to 5 values, not %d."
                            .formatted(patterns.size()));
        }
        if (patterns.stream().anyMatch(p -> p.isEmpty() || p.length() > 128)) {
            throw input.invalid("A path pattern has 1 to 128 characters.");
        }
        return patterns;
    }
}
