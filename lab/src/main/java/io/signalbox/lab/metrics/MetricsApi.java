package io.signalbox.lab.metrics;

import static java.util.Map.entry;

import io.signalbox.lab.endpoint.AwsService;
import io.signalbox.lab.endpoint.Input;
import io.signalbox.lab.endpoint.Members;
import io.signalbox.lab.endpoint.Operation;
import io.signalbox.lab.endpoint.Pages;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// CloudWatch's operations on metrics, such as `aws cloudwatch list-metrics --namespace AWS/ApplicationELB`. Those on
/// alarms are in [AlarmsApi].
public final class MetricsApi {
    private static final Pages PAGES =
            Pages.of("MaxRecords", "NextToken", "InvalidNextToken", 500, 500);
    private static final int MOST_QUERIES = 500;
    private static final int MOST_POINTS = 100_800;

    private final MetricStore store;
    private final InstantSource clock;

    private MetricsApi(MetricStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    public static AwsService service(
            MetricStore store, Map<String, Operation> alarms, InstantSource clock) {
        MetricsApi api = new MetricsApi(store, clock);
        Map<String, Operation> operations = new HashMap<>(alarms);
        operations.putAll(
                Map.ofEntries(
                        entry("ListMetrics", api::listMetrics),
                        entry("GetMetricData", api::getMetricData),
                        entry("GetMetricStatistics", api::getMetricStatistics),
                        entry("PutMetricData", api::putMetricData)));
        return new AwsService(
                "monitoring",
                "2010-08-01",
                "GraniteServiceVersion20100801",
                "ValidationError",
                operations);
    }

    private Members listMetrics(Input input) {
        Optional<String> namespace = input.text("Namespace");
        Optional<String> name = input.text("MetricName");
        Map<String, Optional<String>> dimensions = new TreeMap<>();
        for (Input dimension : input.items("Dimensions")) {
            dimensions.put(dimension.requiredText("Name"), dimension.text("Value"));
        }
        List<MetricKey> found =
                store.keys().stream()
                        .filter(key -> namespace.map(key.namespace()::equals).orElse(true))
                        .filter(key -> name.map(key.name()::equals).orElse(true))
                        .filter(key -> has(key, dimensions))
                        .toList();
        return PAGES.answer(
                input, "ListMetrics", "Metrics", found, MetricsApi::order, MetricKey::members);
    }

    private static String order(MetricKey key) {
        return key.namespace() + "\n" + key.name() + "\n" + key.dimensions();
    }

    private static boolean has(MetricKey key, Map<String, Optional<String>> dimensions) {
        return dimensions.entrySet().stream()
                .allMatch(
                        wanted -> {
                            String value = key.dimensions().get(wanted.getKey());
                            return value != null
                                    && wanted.getValue().map(value::equals).orElse(true);
                        });
    }

    private Members getMetricData(Input input) {
        List<MetricQuery> queries = MetricQuery.all(input, "MetricDataQueries");
        if (queries.isEmpty() || queries.size() > MOST_QUERIES) {
            throw input.invalid(
                    "MetricDataQueries must have 1 to %d queries, not %d."
                            .formatted(MOST_QUERIES, queries.size()));
        }
        Stretch stretch = Stretch.from(input);
        boolean newestFirst = input.text("ScanBy").map("TimestampDescending"::equals).orElse(true);
        List<Members> results = new ArrayList<>();
        for (MetricQuery query : queries) {
            if (query.returned()) {
                MetricQueries all = new MetricQueries(store, queries, stretch.from(), stretch.to());
                stretch.requireFew(input, all.period());
                NavigableMap<Instant, Double> values = all.values(query.id());
                results.add(result(query, newestFirst ? values.descendingMap() : values));
            }
        }
        return Members.of().put("MetricDataResults", results).put("Messages", List.of());
    }

    private static Members result(MetricQuery query, NavigableMap<Instant, Double> values) {
        String label =
                query.label()
                        .orElseGet(
                                () ->
                                        switch (query.what()) {
                                            case MetricQuery.Stat stat -> stat.key().name();
                                            case MetricQuery.Formula _ -> query.id();
                                        });
        return Members.of()
                .put("Id", query.id())
                .put("Label", label)
                .put("Timestamps", List.copyOf(values.keySet()))
                .put("Values", List.copyOf(values.values()))
                .put("StatusCode", "Complete");
    }

    private Members getMetricStatistics(Input input) {
        MetricKey key = MetricKey.from(input);
        Stretch stretch = Stretch.from(input);
        Duration period =
                MetricQuery.period(input).orElseThrow(() -> input.invalid("Period is required."));
        stretch.requireFew(input, period);
        List<Statistic> statistics =
                input.requiredTexts("Statistics").stream().map(MetricQueries::statistic).toList();
        String unit = input.text("Unit").orElse("None");
        List<Members> points = new ArrayList<>();
        store.series(key, stretch.from(), stretch.to(), period)
                .forEach(
                        (at, set) -> {
                            Members point = Members.of().put("Timestamp", at);
                            statistics.forEach(s -> point.put(s.word(), set.value(s)));
                            points.add(point.put("Unit", unit));
                        });
        return Members.of().put("Label", key.name()).put("Datapoints", points);
    }

    private record Stretch(Instant from, Instant to) {
        static Stretch from(Input input) {
            Instant from =
                    input.time("StartTime")
                            .orElseThrow(() -> input.invalid("StartTime is required."));
            Instant to =
                    input.time("EndTime").orElseThrow(() -> input.invalid("EndTime is required."));
            if (!from.isBefore(to)) {
                throw input.invalid("StartTime must be before EndTime.");
            }
            return new Stretch(from, to);
        }

        void requireFew(Input input, Duration period) {
            if (Duration.between(from, to).dividedBy(period) > MOST_POINTS) {
                throw input.invalid(
                        "These are more than %d points; take a longer Period."
                                .formatted(MOST_POINTS));
            }
        }
    }

    private Members putMetricData(Input input) {
        String namespace = input.requiredText("Namespace");
        if (namespace.startsWith("AWS/")) {
            throw input.invalid("Namespace must not begin with AWS/.");
        }
        for (Input datum : input.items("MetricData")) {
            MetricKey key =
                    MetricKey.of(
                            namespace,
                            datum.requiredText("MetricName"),
                            MetricKey.dimensions(datum));
            store.record(key, datum.time("Timestamp").orElseGet(clock::instant), values(datum));
        }
        return Members.of();
    }

    private static StatisticSet values(Input datum) {
        Optional<StatisticSet> set =
                datum.members("StatisticValues")
                        .map(
                                s ->
                                        new StatisticSet(
                                                number(s, "Sum"),
                                                number(s, "SampleCount"),
                                                number(s, "Minimum"),
                                                number(s, "Maximum")));
        return set.orElseGet(() -> StatisticSet.of(number(datum, "Value")));
    }

    private static double number(Input input, String name) {
        return input.decimal(name)
                .orElseThrow(() -> input.invalid(name + " is required."))
                .doubleValue();
    }
}
