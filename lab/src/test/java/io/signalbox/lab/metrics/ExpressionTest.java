package io.signalbox.lab.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.lab.endpoint.ApiError;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {
    private static final Instant FROM = Instant.parse("2026-11-22T17:00:00Z");
    private final MetricStore store = new MetricStore();

    ExpressionTest() {
        put("blue", 0, 4);
        put("blue", 1, 10);
        put("green", 1, 2);
    }

    private void put(String name, int minute, double value) {
        store.record(key(name), FROM.plusSeconds(60L * minute + 7), value);
    }

    private static MetricKey key(String name) {
        return MetricKey.of("Signalbox", name, Map.of());
    }

    private static MetricQuery metric(String id, String name) {
        MetricQuery.Stat stat = new MetricQuery.Stat(key(name), Duration.ofMinutes(1), "Sum");
        return new MetricQuery(id, stat, Optional.empty(), false);
    }

    private List<Double> values(String expression) {
        MetricQuery math =
                new MetricQuery(
                        "e",
                        new MetricQuery.Formula(expression, Optional.empty()),
                        Optional.empty(),
                        true);
        List<MetricQuery> queries = List.of(metric("a", "blue"), metric("b", "green"), math);
        return List.copyOf(
                new MetricQueries(store, queries, FROM, FROM.plusSeconds(180))
                        .values("e")
                        .values());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a | 4,10",
                "a + b | 12",
                "SUM([a, b]) | 4,12",
                "SUM(METRICS()) | 4,12",
                "AVG([a, b]) | 4,6",
                "MAX(a) | 10,10",
                "a / 2 - 1 | 1,4",
                "-(a) * 2 ^ 2 | -16,-40",
                "FILL(b, 0) | 0,2,0",
                "FILL(a, REPEAT) | 4,10,10",
                "a + FILL(b, 0) | 4,12",
                "IF(a > 5, a, 0) | 0,10",
                "IF(a > 5 && b == 2, 1, 0) | 1",
                "a / FILL(b, 0) | 5",
                "CEIL(a / 3) | 2,4"
            })
    void reckonsAsCloudWatchDoes(String expression, String expected) {
        assertThat(values(expression))
                .containsExactly(
                        java.util.Arrays.stream(expected.split(","))
                                .map(Double::valueOf)
                                .toArray(Double[]::new));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a +",
                "(a",
                "SUM(",
                "[a, b]",
                "c",
                "e",
                "a b",
                "a ? 1",
                "RATE(a)",
                "FILL(a, b)"
            })
    void refusesWhatItCannotReckon(String expression) {
        assertThatThrownBy(() -> values(expression)).isInstanceOf(ApiError.class);
    }

    @Test
    void refusesAnExpressionThatIsNestedWithoutEnd() {
        String deep = "(".repeat(10_000) + "a" + ")".repeat(10_000);
        assertThatThrownBy(() -> values(deep)).isInstanceOf(ApiError.class);
    }

    @Test
    void takesMetricsOutOfLogLinesInTheEmbeddedFormat() {
        EmbeddedMetrics embedded = new EmbeddedMetrics(store);
        embedded.read(
                """
                {"_aws":{"Timestamp":%d,"CloudWatchMetrics":[{"Namespace":"Signalbox",\
                "Dimensions":[["ServiceName"],["ServiceName","TaskId"]],\
                "Metrics":[{"Name":"ConnectedSockets","Unit":"Count"},{"Name":"Gone"}]}]},\
                "ServiceName":"blue","TaskId":"t1","ConnectedSockets":42}"""
                        .formatted(FROM.toEpochMilli()));
        embedded.read("{\"_aws\": broken");
        embedded.read("a plain line with \"_aws\"");
        MetricKey service =
                MetricKey.of("Signalbox", "ConnectedSockets", Map.of("ServiceName", "blue"));
        assertThat(
                        store.series(service, FROM, FROM.plusSeconds(60), Duration.ofMinutes(1))
                                .values())
                .extracting(StatisticSet::sum)
                .containsExactly(42.0);
        assertThat(store.keys()).filteredOn(k -> k.name().equals("ConnectedSockets")).hasSize(2);
        assertThat(store.keys()).noneMatch(k -> k.name().equals("Gone"));
    }
}
