package io.signalbox.lab.metrics;

import io.signalbox.lab.endpoint.Input;
import io.signalbox.lab.endpoint.Members;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One line of `MetricDataQueries`, or of an alarm's `Metrics`.
///
/// @param what a metric with its statistic, or an expression over other lines
/// @param label what the caller named it
public record MetricQuery(String id, What what, Optional<String> label, boolean returned) {
    private static final Pattern ID = Pattern.compile("[a-z][A-Za-z0-9_]{0,254}");

    /// Where the values come from.
    sealed interface What {}

    /// @param statistic as the caller gave it; perhaps one that the lab does not keep
    public record Stat(MetricKey key, Duration period, String statistic) implements What {}

    /// @param period where the caller gave one
    record Formula(String expression, Optional<Duration> period) implements What {}

    /// @throws ApiError for what is no list of queries
    public static List<MetricQuery> all(Input input, String name) {
        List<MetricQuery> queries = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Input item : input.items(name)) {
            MetricQuery query = from(item);
            if (!ids.add(query.id())) {
                throw input.invalid("%s names the id %s twice.".formatted(name, query.id()));
            }
            queries.add(query);
        }
        return queries;
    }

    private static MetricQuery from(Input item) {
        return from(item, null);
    }

    /// @param ifAbsent the period where the caller names none; null if the caller has to
    public static MetricQuery from(Input item, @Nullable Duration ifAbsent) {
        String id = item.requiredText("Id");
        if (!ID.matcher(id).matches()) {
            throw item.invalid(
                    "Id must begin with a small letter and go on with letters, digits and _, not %s."
                            .formatted(id));
        }
        Optional<Input> stat = item.members("MetricStat");
        Optional<String> expression = item.text("Expression");
        if (stat.isPresent() == expression.isPresent()) {
            throw item.invalid(id + " needs MetricStat or Expression, and not both.");
        }
        What what =
                stat.isPresent()
                        ? stat(stat.get(), ifAbsent)
                        : new Formula(expression.orElseThrow(), period(item));
        return new MetricQuery(id, what, item.text("Label"), item.flag("ReturnData").orElse(true));
    }

    private static Stat stat(Input stat, @Nullable Duration ifAbsent) {
        Input metric =
                stat.members("Metric").orElseThrow(() -> stat.invalid("MetricStat needs Metric."));
        Duration period =
                period(stat)
                        .or(() -> Optional.ofNullable(ifAbsent))
                        .orElseThrow(() -> stat.invalid("MetricStat needs Period."));
        return new Stat(MetricKey.from(metric), period, stat.requiredText("Stat"));
    }

    /// @throws ApiError for a period that CloudWatch has not
    public static Optional<Duration> period(Input input) {
        if (!input.has("Period")) {
            return Optional.empty();
        }
        int seconds = input.number("Period").orElseThrow();
        boolean high = seconds == 10 || seconds == 20 || seconds == 30;
        if (!high && (seconds < 60 || seconds > 86_400 || seconds % 60 != 0)) {
            throw input.invalid(
                    "Period must be 10, 20, 30 or a multiple of 60 up to 86400, not %d."
                            .formatted(seconds));
        }
        return Optional.of(Duration.ofSeconds(seconds));
    }

    public Members members() {
        Members members = Members.of().put("Id", id).put("Label", label.orElse(null));
        switch (what) {
            case Stat stat ->
                    members.put(
                            "MetricStat",
                            Members.of()
                                    .put("Metric", stat.key().members())
                                    .put("Period", stat.period().toSeconds())
                                    .put("Stat", stat.statistic()));
            case Formula formula ->
                    members.put("Expression", formula.expression())
                            .put("Period", formula.period().map(Duration::toSeconds).orElse(null));
        }
        return members.put("ReturnData", returned);
    }
}
