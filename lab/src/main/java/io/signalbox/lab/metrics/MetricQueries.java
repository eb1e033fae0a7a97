package io.signalbox.lab.metrics;

import io.signalbox.lab.endpoint.ApiError;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The values of queries that may name each other. Used by one thread, for one stretch of time.
public final class MetricQueries {
    private final MetricStore store;
    private final Map<String, MetricQuery> queries;
    private final Instant from;
    private final Instant to;
    private final Set<String> under = new HashSet<>();

    public MetricQueries(MetricStore store, List<MetricQuery> queries, Instant from, Instant to) {
        this.store = store;
        this.queries =
                queries.stream().collect(Collectors.toMap(MetricQuery::id, Function.identity()));
        this.from = from;
        this.to = to;
    }

    /// The values of a query, each under the beginning of its period.
    ///
    /// @throws ApiError for an expression or statistic that the lab does not know
    public NavigableMap<Instant, Double> values(String id) {
        MetricQuery query = queries.get(id);
        if (query == null) {
            throw refusal("No query has the id %s.".formatted(id));
        }
        if (!under.add(id)) {
            throw refusal("The expression of %s leads back to itself.".formatted(id));
        }
        try {
            return switch (query.what()) {
                case MetricQuery.Stat stat -> values(stat);
                case MetricQuery.Formula formula ->
                        Expression.parse(formula.expression()).series(this);
            };
        } finally {
            under.remove(id);
        }
    }

    private NavigableMap<Instant, Double> values(MetricQuery.Stat stat) {
        Statistic statistic = statistic(stat.statistic());
        NavigableMap<Instant, Double> values = new TreeMap<>();
        store.series(stat.key(), from, to, stat.period())
                .forEach((at, set) -> values.put(at, set.value(statistic)));
        return values;
    }

    static Statistic statistic(String word) {
        return Statistic.of(word)
                .orElseThrow(
                        () ->
                                refusal(
                                        "The lab keeps Average, Sum, Minimum, Maximum and SampleCount, not %s."
                                                .formatted(word)));
    }

    /// Ids of the queries that are metrics themselves, in no order: what `METRICS()` stands for.
    List<String> metricIds() {
        return queries.values().stream()
                .filter(query -> query.what() instanceof MetricQuery.Stat)
                .map(MetricQuery::id)
                .toList();
    }

    /// The beginnings of all periods of the stretch: where `FILL` puts values.
    List<Instant> periods() {
        Duration period = period();
        Instant first = MetricStore.aligned(from, period);
        return java.util.stream.Stream.iterate(first, at -> at.isBefore(to), at -> at.plus(period))
                .toList();
    }

    /// The longest of the periods that are asked for, as in CloudWatch.
    public Duration period() {
        return queries.values().stream()
                .map(MetricQueries::period)
                .max(java.util.Comparator.naturalOrder())
                .orElse(Duration.ofMinutes(1));
    }

    private static Duration period(MetricQuery query) {
        return switch (query.what()) {
            case MetricQuery.Stat stat -> stat.period();
            case MetricQuery.Formula formula -> formula.period().orElse(Duration.ofSeconds(1));
        };
    }

    public static ApiError refusal(String sentence) {
        return ApiError.of("ValidationError", sentence);
    }
}
