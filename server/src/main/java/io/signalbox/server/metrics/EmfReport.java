package io.signalbox.server.metrics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalbox.engineio.Traffic;
import io.signalbox.socketio.adapter.redis.link.RedisTraffic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Lines in CloudWatch's embedded metric format: CloudWatch Logs takes the metrics out of them. Source:
/// CloudWatch user guide, "Embedded metric format specification". Confined to one thread.
public final class EmfReport {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final MetricSources sources;
    private final String namespace;
    private final Map<String, String> dimensions;
    private Traffic last;
    private RedisTraffic lastRedis;
    private int lastReplaced;
    private double worstLag;

    /// Whose metrics they are.
    ///
    /// @param cluster name of the ECS cluster, null outside ECS
    /// @param service name of the ECS service, null where nobody said
    /// @param task id of the task, or whatever else tells servers apart
    public record Owner(@Nullable String cluster, @Nullable String service, String task) {}

    /// The first line counts traffic from now on.
    ///
    /// @param namespace CloudWatch's, 1 to 255 characters
    public EmfReport(MetricSources sources, String namespace, Owner owner) {
        this.sources = sources;
        this.namespace = namespace;
        this.dimensions = dimensions(owner);
        this.last = sources.engine().traffic();
        this.lastRedis = sources.redisTraffic();
        this.lastReplaced = sources.engine().replacedLoops();
    }

    private static Map<String, String> dimensions(Owner owner) {
        Map<String, String> values = new LinkedHashMap<>();
        if (owner.cluster() != null) {
            values.put("ClusterName", owner.cluster());
        }
        if (owner.service() != null) {
            values.put("ServiceName", owner.service());
        }
        values.put("TaskId", owner.task());
        return values;
    }

    /// Looks at what is gone by the time of the next line. To be called every second.
    public void sample() {
        worstLag = Math.max(worstLag, sources.worstLagMillis());
    }

    private record Metric(String name, String unit, double value) {}

    /// One line about now; traffic since the line before.
    public String line(long nowMillis) {
        List<Metric> metrics = metrics();
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("_aws", metadata(nowMillis, metrics));
        line.putAll(dimensions);
        line.put("Version", sources.version());
        for (Metric metric : metrics) {
            line.put(metric.name(), number(metric.value()));
        }
        try {
            return JSON.writeValueAsString(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers can always be written", e);
        }
    }

    private static Number number(double value) {
        return value == Math.rint(value) ? (Number) (long) value : (Number) value;
    }

    private Map<String, Object> metadata(long nowMillis, List<Metric> metrics) {
        Map<String, Object> directive = new LinkedHashMap<>();
        directive.put("Namespace", namespace);
        directive.put("Dimensions", dimensionSets());
        directive.put(
                "Metrics",
                metrics.stream().map(m -> Map.of("Name", m.name(), "Unit", m.unit())).toList());
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("Timestamp", nowMillis);
        metadata.put("CloudWatchMetrics", List.of(directive));
        return metadata;
    }

    /// The service as a whole, which scaling looks at, and each task.
    private List<List<String>> dimensionSets() {
        List<String> all = new ArrayList<>(dimensions.keySet());
        List<String> service = all.subList(0, all.size() - 1);
        return service.isEmpty() ? List.of(all) : List.of(List.copyOf(service), all);
    }

    private List<Metric> metrics() {
        Traffic now = sources.engine().traffic();
        Traffic since = now.minus(last);
        last = now;
        sample();
        double lag = tenth(worstLag);
        worstLag = 0;
        RedisTraffic redis = sources.redisTraffic();
        long dropped = redis.notPublished() - lastRedis.notPublished();
        long reconnects = redis.reconnects() - lastRedis.reconnects();
        lastRedis = redis;
        int replaced = sources.engine().replacedLoops();
        int replacedSince = replaced - lastReplaced;
        lastReplaced = replaced;
        int clients = sources.engine().clients();
        Runtime runtime = Runtime.getRuntime();
        return List.of(
                // The average over a service's tasks is ConnectedSocketsPerTask, the sum is all.
                new Metric("ConnectedSockets", "Count", clients),
                new Metric("PollingClients", "Count", sources.engine().pollingClients()),
                new Metric("Rooms", "Count", sources.rooms()),
                new Metric("EventsIn", "Count", since.packetsIn()),
                new Metric("EventsOut", "Count", since.packetsOut()),
                new Metric("BytesIn", "Bytes", since.bytesIn()),
                new Metric("BytesOut", "Bytes", since.bytesOut()),
                new Metric("LoopLagMax", "Milliseconds", lag),
                new Metric("LoopsStuck", "Count", sources.loops(LoopState.STUCK)),
                new Metric("LoopsReplaced", "Count", replacedSince),
                new Metric("RedisMessagesDropped", "Count", dropped),
                new Metric("RedisReconnects", "Count", reconnects),
                new Metric("HeapUsed", "Bytes", runtime.totalMemory() - runtime.freeMemory()),
                new Metric("Draining", "Count", sources.drain().progress().draining() ? 1 : 0));
    }

    private static double tenth(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
