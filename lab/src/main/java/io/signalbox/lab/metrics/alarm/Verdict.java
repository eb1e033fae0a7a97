package io.signalbox.lab.metrics.alarm;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/// What one look at an alarm's values says.
///
/// @param state null where the values say nothing and the alarm stays as it is
/// @param reason in CloudWatch's own form
/// @param newest the newest value that was looked at
record Verdict(
        @org.jspecify.annotations.Nullable AlarmState state, String reason, OptionalDouble newest) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd/MM/yy HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    /// @param values by the beginning of their periods
    /// @param end the end of the last period that is over
    static Verdict of(
            MetricCondition condition,
            NavigableMap<Instant, Double> values,
            Duration period,
            Instant end) {
        List<Map.Entry<Instant, Double>> present = new ArrayList<>();
        int breaching = 0;
        int absent = 0;
        for (int back = 1; back <= condition.evaluationPeriods(); back++) {
            Instant at = end.minus(period.multipliedBy(back));
            Double value = values.get(at);
            if (value == null) {
                absent++;
            } else {
                present.add(Map.entry(at, value));
                breaching += condition.comparison().breaks(value, condition.threshold()) ? 1 : 0;
            }
        }
        if (present.isEmpty()) {
            return ofNothing(condition, absent);
        }
        int filled = condition.missing().equals("breaching") ? absent : 0;
        boolean alarm = breaching + filled >= condition.needed();
        return new Verdict(
                alarm ? AlarmState.ALARM : AlarmState.OK,
                crossed(condition, present, alarm),
                OptionalDouble.of(present.getFirst().getValue()));
    }

    private static Verdict ofNothing(MetricCondition condition, int absent) {
        String missing = "no datapoints were received for %d %s".formatted(absent, periods(absent));
        return switch (condition.missing()) {
            case "breaching" -> treated(AlarmState.ALARM, missing, "Breaching");
            case "notBreaching" -> treated(AlarmState.OK, missing, "NonBreaching");
            case "ignore" -> new Verdict(null, "", OptionalDouble.empty());
            default ->
                    new Verdict(
                            AlarmState.INSUFFICIENT_DATA,
                            "Insufficient Data: %d datapoint%s unknown."
                                    .formatted(absent, absent == 1 ? " was" : "s were"),
                            OptionalDouble.empty());
        };
    }

    private static Verdict treated(AlarmState state, String missing, String as) {
        return new Verdict(
                state,
                "Threshold Crossed: %s and missing datapoints were treated as [%s]."
                        .formatted(missing, as),
                OptionalDouble.empty());
    }

    private static String periods(int count) {
        return count == 1 ? "period" : "periods";
    }

    private static String crossed(
            MetricCondition condition, List<Map.Entry<Instant, Double>> present, boolean alarm) {
        String shown =
                present.stream()
                        .limit(5)
                        .map(p -> "%s (%s)".formatted(p.getValue(), TIME.format(p.getKey())))
                        .collect(Collectors.joining(", "));
        boolean one = present.size() == 1;
        return "Threshold Crossed: %d datapoint%s [%s] %s%s %s the threshold (%s)."
                .formatted(
                        present.size(),
                        one ? "" : "s",
                        shown,
                        one ? "was" : "were",
                        alarm ? "" : " not",
                        condition.comparison().words(),
                        condition.threshold().doubleValue());
    }
}
