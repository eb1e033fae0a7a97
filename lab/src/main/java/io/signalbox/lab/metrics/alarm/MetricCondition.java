package io.signalbox.lab.metrics.alarm;

import io.signalbox.lab.endpoint.ApiError;
import io.signalbox.lab.endpoint.Input;
import io.signalbox.lab.endpoint.Members;
import io.signalbox.lab.metrics.MetricKey;
import io.signalbox.lab.metrics.MetricQuery;
import io.signalbox.lab.metrics.Statistic;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// When a metric alarm goes off: `datapointsToAlarm` of the last `evaluationPeriods` values break the threshold.
///
/// @param queries what is watched: exactly one of them is returned
/// @param inMetrics whether the caller gave them as `Metrics`, and not as one metric
/// @param missing `breaching`, `notBreaching`, `ignore` or `missing`
record MetricCondition(
        List<MetricQuery> queries,
        boolean inMetrics,
        Comparison comparison,
        BigDecimal threshold,
        int evaluationPeriods,
        OptionalInt datapointsToAlarm,
        String missing,
        Optional<String> unit) {
    private static final String ONLY = "m1";
    private static final Set<String> MISSING =
            Set.of("breaching", "notBreaching", "ignore", "missing");

    /// @throws ApiError for settings that CloudWatch refuses too
    static MetricCondition from(Input input) {
        boolean inMetrics = !input.items("Metrics").isEmpty();
        if (inMetrics == input.has("MetricName")) {
            throw input.invalid("An alarm needs MetricName or Metrics, and not both.");
        }
        if (input.has("ThresholdMetricId")) {
            throw input.invalid("The lab has no anomaly detection; give Threshold.");
        }
        List<MetricQuery> queries =
                inMetrics ? MetricQuery.all(input, "Metrics") : List.of(single(input));
        if (queries.stream().filter(MetricQuery::returned).count() != 1) {
            throw input.invalid("Exactly one of Metrics must have ReturnData true.");
        }
        int periods =
                positive(input, "EvaluationPeriods")
                        .orElseThrow(() -> missing(input, "EvaluationPeriods"));
        OptionalInt datapoints = input.number("DatapointsToAlarm");
        if (datapoints.isPresent()
                && (datapoints.getAsInt() < 1 || datapoints.getAsInt() > periods)) {
            throw input.invalid(
                    "DatapointsToAlarm must be 1 to EvaluationPeriods (%d), not %d."
                            .formatted(periods, datapoints.getAsInt()));
        }
        return new MetricCondition(
                queries,
                inMetrics,
                Comparison.from(input),
                input.decimal("Threshold").orElseThrow(() -> missing(input, "Threshold")),
                periods,
                datapoints,
                treatment(input),
                input.text("Unit"));
    }

    private static MetricQuery single(Input input) {
        Duration period = MetricQuery.period(input).orElseThrow(() -> missing(input, "Period"));
        String statistic =
                input.text("Statistic")
                        .or(() -> input.text("ExtendedStatistic"))
                        .orElseThrow(() -> missing(input, "Statistic"));
        MetricQuery.Stat stat = new MetricQuery.Stat(MetricKey.from(input), period, statistic);
        return new MetricQuery(ONLY, stat, Optional.empty(), true);
    }

    private static Optional<Integer> positive(Input input, String name) {
        OptionalInt number = input.number(name);
        if (number.isPresent() && number.getAsInt() < 1) {
            throw input.invalid(
                    "%s must be at least 1, not %d.".formatted(name, number.getAsInt()));
        }
        return number.isPresent() ? Optional.of(number.getAsInt()) : Optional.empty();
    }

    private static String treatment(Input input) {
        String treatment = input.text("TreatMissingData").orElse("missing");
        if (!MISSING.contains(treatment)) {
            throw input.invalid(
                    "TreatMissingData must be breaching, notBreaching, ignore or missing, not %s."
                            .formatted(treatment));
        }
        return treatment;
    }

    private static ApiError missing(Input input, String name) {
        return input.invalid(name + " is required.");
    }

    /// The id of the query whose values count.
    String returned() {
        return queries.stream()
                .filter(MetricQuery::returned)
                .map(MetricQuery::id)
                .findFirst()
                .orElse(ONLY);
    }

    int needed() {
        return datapointsToAlarm.orElse(evaluationPeriods);
    }

    Members members() {
        Members members = Members.of();
        if (inMetrics) {
            members.put("Metrics", queries.stream().map(MetricQuery::members).toList());
        } else if (queries.getFirst().what() instanceof MetricQuery.Stat stat) {
            boolean extended = Statistic.of(stat.statistic()).isEmpty();
            members.with(stat.key().members())
                    .put(extended ? "ExtendedStatistic" : "Statistic", stat.statistic())
                    .put("Period", stat.period().toSeconds());
        }
        return members.put("Unit", unit.orElse(null))
                .put("EvaluationPeriods", evaluationPeriods)
                .put(
                        "DatapointsToAlarm",
                        datapointsToAlarm.isPresent()
                                ? (Integer) datapointsToAlarm.getAsInt()
                                : null)
                .put("Threshold", threshold.doubleValue())
                .put("ComparisonOperator", comparison.wire())
                .put("TreatMissingData", missing);
    }
}
