package io.signalbox.lab.metrics.alarm;

import io.signalbox.lab.endpoint.Input;
import io.signalbox.lab.metrics.MetricKey;
import io.signalbox.lab.metrics.MetricQuery;
import io.signalbox.lab.metrics.Statistic;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// What a target tracking policy keeps at its target. Made by another service, for alarms of its own.
public final class TrackedMetric {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final List<MetricQuery> queries;

    private TrackedMetric(List<MetricQuery> queries) {
        this.queries = queries;
    }

    /// An alarm that is wanted on it.
    ///
    /// @param action ARN, called while in ALARM
    /// @param above whether it goes off above the limit; else below
    public record Alarm(
            String name,
            String description,
            String action,
            boolean above,
            double limit,
            int periods) {}

    /// @param input a `CustomizedMetricSpecification`
    /// @throws ApiError for what is none
    public static TrackedMetric customized(Input input) {
        if (input.items("Metrics").isEmpty()) {
            MetricQuery.Stat stat =
                    new MetricQuery.Stat(
                            MetricKey.from(input),
                            MetricQuery.period(input).orElse(MINUTE),
                            input.requiredText("Statistic"));
            return new TrackedMetric(List.of(new MetricQuery("m1", stat, Optional.empty(), true)));
        }
        List<MetricQuery> queries = new ArrayList<>();
        for (Input item : input.items("Metrics")) {
            queries.add(MetricQuery.from(item, MINUTE));
        }
        if (queries.stream().filter(MetricQuery::returned).count() != 1) {
            throw input.invalid("Exactly one of Metrics must have ReturnData true.");
        }
        return new TrackedMetric(queries);
    }

    /// @param input a `PredefinedMetricSpecification`
    /// @throws ApiError for a metric that ECS services have not
    public static TrackedMetric predefined(Input input, String cluster, String service) {
        String type = input.requiredText("PredefinedMetricType");
        Map<String, String> dimensions = Map.of("ClusterName", cluster, "ServiceName", service);
        MetricQuery.Stat stat =
                switch (type) {
                    case "ECSServiceAverageCPUUtilization" ->
                            average(MetricKey.of("AWS/ECS", "CPUUtilization", dimensions));
                    case "ECSServiceAverageMemoryUtilization" ->
                            average(MetricKey.of("AWS/ECS", "MemoryUtilization", dimensions));
                    case "ALBRequestCountPerTarget" ->
                            new MetricQuery.Stat(perTarget(input), MINUTE, Statistic.SUM.word());
                    default ->
                            throw input.invalid(
                                    "PredefinedMetricType must be ECSServiceAverageCPUUtilization, ECSServiceAverageMemoryUtilization or ALBRequestCountPerTarget, not %s."
                                            .formatted(type));
                };
        return new TrackedMetric(List.of(new MetricQuery("m1", stat, Optional.empty(), true)));
    }

    private static MetricQuery.Stat average(MetricKey key) {
        return new MetricQuery.Stat(key, MINUTE, Statistic.AVERAGE.word());
    }

    /// The label is `app/BALANCER/ID/targetgroup/GROUP/ID`.
    private static MetricKey perTarget(Input input) {
        String label = input.requiredText("ResourceLabel");
        int group = label.indexOf("/targetgroup/");
        if (group < 0) {
            throw input.invalid(
                    "ResourceLabel must be app/NAME/ID/targetgroup/NAME/ID, not %s."
                            .formatted(label));
        }
        return MetricKey.of(
                "AWS/ApplicationELB",
                "RequestCountPerTarget",
                Map.of("TargetGroup", label.substring(group + 1)));
    }

    MetricCondition condition(Alarm alarm) {
        return new MetricCondition(
                queries,
                queries.size() > 1,
                alarm.above() ? Comparison.GREATER : Comparison.LESS,
                BigDecimal.valueOf(alarm.limit()),
                alarm.periods(),
                OptionalInt.empty(),
                "missing",
                Optional.empty());
    }
}
