package io.signalbox.lab.metrics;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/// Takes metrics out of log lines in CloudWatch's embedded metric format, as CloudWatch Logs does. Source: CloudWatch
/// user guide, "Embedded metric format specification".
public final class EmbeddedMetrics {
    private static final String MARK = "\"_aws\"";
    private static final int MOST_METRICS = 100;

    private final MetricStore store;
    private final ObjectMapper json = new ObjectMapper();

    public EmbeddedMetrics(MetricStore store) {
        this.store = store;
    }

    /// Any other line is left alone.
    public void read(String line) {
        if (!line.startsWith("{") || !line.contains(MARK)) {
            return;
        }
        try {
            JsonNode root = json.readTree(line);
            JsonNode about = root.path("_aws");
            Instant at = Instant.ofEpochMilli(about.path("Timestamp").asLong());
            for (JsonNode directive : about.path("CloudWatchMetrics")) {
                record(root, directive, at);
            }
        } catch (JacksonException notJson) {
            // CloudWatch, too, keeps such a line as a log line and nothing more
            return;
        }
    }

    private void record(JsonNode root, JsonNode directive, Instant at) {
        String namespace = directive.path("Namespace").asText();
        int count = 0;
        for (JsonNode metric : directive.path("Metrics")) {
            String name = metric.path("Name").asText();
            JsonNode value = root.path(name);
            if (!value.isNumber() || count++ >= MOST_METRICS) {
                continue;
            }
            for (JsonNode set : directive.path("Dimensions")) {
                Map<String, String> dimensions = new TreeMap<>();
                set.forEach(d -> dimensions.put(d.asText(), root.path(d.asText()).asText()));
                store.record(MetricKey.of(namespace, name, dimensions), at, value.asDouble());
            }
        }
    }
}
