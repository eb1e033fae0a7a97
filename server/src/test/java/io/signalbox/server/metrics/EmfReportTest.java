package io.signalbox.server.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalbox.engineio.drain.Drain;
import io.signalbox.server.metrics.EmfReport.Owner;
import io.signalbox.socketio.SocketIoOptions;
import io.signalbox.socketio.SocketIoServer;
import io.signalbox.socketio.testing.TestingClient;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The rules are those of CloudWatch's embedded metric format specification.
class EmfReportTest {
    private static final Set<String> UNITS = Set.of("Count", "Bytes", "Milliseconds");
    private static final long NOW = 1_800_000_000_000L;

    private final SocketIoServer server =
            new SocketIoServer(
                    SocketIoOptions.DEFAULT.withEngine(
                            SocketIoOptions.DEFAULT.engine().withLoops(1)));
    private final Drain drain = new Drain(server.engine());

    @AfterEach
    void stop() {
        drain.close();
        server.close();
    }

    private EmfReport report(Owner owner) {
        return new EmfReport(
                new MetricSources(server, null, drain, () -> 0, "1.0"), "Signalbox", owner);
    }

    private static JsonNode parse(String line) throws Exception {
        assertThat(line).doesNotContain("\n");
        return new ObjectMapper().readTree(line);
    }

    @Test
    void keepsTheRulesOfTheFormat() throws Exception {
        JsonNode line = parse(report(new Owner("main", "chat", "t1")).line(NOW));

        JsonNode metadata = line.get("_aws");
        assertThat(metadata.get("Timestamp").isIntegralNumber()).isTrue();
        assertThat(metadata.get("Timestamp").asLong()).isEqualTo(NOW);
        JsonNode directive = metadata.get("CloudWatchMetrics").get(0);
        assertThat(directive.get("Namespace").asText()).isEqualTo("Signalbox");
        assertThat(directive.get("Dimensions")).isNotEmpty();
        for (JsonNode set : directive.get("Dimensions")) {
            assertThat(set).isNotEmpty();
            assertThat(set.size()).isLessThanOrEqualTo(30);
            for (JsonNode name : set) {
                // The value is a text of the root.
                assertThat(line.get(name.asText()).isTextual()).isTrue();
                assertThat(line.get(name.asText()).asText()).isNotEmpty();
            }
        }
        assertThat(directive.get("Metrics").size()).isBetween(1, 100);
        Set<String> names = new HashSet<>();
        for (JsonNode metric : directive.get("Metrics")) {
            assertThat(names.add(metric.get("Name").asText())).isTrue();
            assertThat(UNITS).contains(metric.get("Unit").asText());
            assertThat(line.get(metric.get("Name").asText()).isNumber()).isTrue();
        }
        assertThat(names)
                .contains("ConnectedSockets", "EventsIn", "EventsOut", "LoopLagMax")
                .contains("LoopsStuck", "LoopsReplaced", "RedisMessagesDropped", "RedisReconnects");
    }

    @Test
    void tellsOfTheServiceAndOfTheTask() throws Exception {
        JsonNode line = parse(report(new Owner("main", "chat", "t1")).line(NOW));

        assertThat(line.get("_aws").get("CloudWatchMetrics").get(0).get("Dimensions").toString())
                .isEqualTo(
                        "[[\"ClusterName\",\"ServiceName\"],"
                                + "[\"ClusterName\",\"ServiceName\",\"TaskId\"]]");
        assertThat(line.get("ClusterName").asText()).isEqualTo("main");
        assertThat(line.get("TaskId").asText()).isEqualTo("t1");
    }

    @Test
    void leavesOutDimensionsThatNobodyKnows() throws Exception {
        JsonNode line = parse(report(new Owner(null, null, "host#1")).line(NOW));

        assertThat(line.get("_aws").get("CloudWatchMetrics").get(0).get("Dimensions").toString())
                .isEqualTo("[[\"TaskId\"]]");
        assertThat(line.has("ClusterName")).isFalse();
    }

    @Test
    void countsSocketsAsOfNowAndTrafficSinceTheLineBefore() throws Exception {
        EmfReport report = report(new Owner(null, null, "t1"));
        TestingClient client = TestingClient.join(server, "/");
        client.send("42[\"a\"]");
        client.settle();

        JsonNode first = parse(report.line(NOW));
        JsonNode second = parse(report.line(NOW + 1));

        assertThat(first.get("ConnectedSockets").asInt()).isEqualTo(1);
        assertThat(first.get("EventsIn").asInt()).isEqualTo(2);
        assertThat(second.get("ConnectedSockets").asInt()).isEqualTo(1);
        assertThat(second.get("EventsIn").asInt()).isZero();
    }
}
