package io.signalbox.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What ECS tells a container about its task. Source: ECS task metadata endpoint v4, path `/task`.
///
/// @param taskId last part of the task's ARN
/// @param zone availability zone, null where ECS does not say
/// @param cluster name of the cluster, null where ECS does not say
/// @param service name of the service, null for a task without one
record TaskMetadata(
        String taskId, @Nullable String zone, @Nullable String cluster, @Nullable String service) {
    private static final Logger LOG = LoggerFactory.getLogger(TaskMetadata.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    // The endpoint may be a moment behind the container, and a machine full of starting tasks is
    // slow.
    private static final int ATTEMPTS = 4;
    private static final int OK = 200;

    /// Asks up to four times, 5 s each; a server whose metadata cannot be read still starts, under
    /// another name. Blocks.
    static Optional<TaskMetadata> read(URI uri) {
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build()) {
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                Optional<TaskMetadata> read = ask(client, uri);
                if (read.isPresent() || Thread.currentThread().isInterrupted()) {
                    return read;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<TaskMetadata> ask(HttpClient client, URI uri) {
        try {
            HttpRequest request = HttpRequest.newBuilder(uri).timeout(TIMEOUT).build();
            HttpResponse<String> response =
                    client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() == OK) {
                return parse(response.body());
            }
            LOG.warn("The task metadata endpoint answered {}", response.statusCode());
        } catch (IOException e) {
            LOG.warn("The task metadata endpoint cannot be read: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    static Optional<TaskMetadata> parse(String json) throws IOException {
        JsonNode task = new ObjectMapper().readTree(json);
        String arn = task.path("TaskARN").asText("");
        String id = arn.substring(arn.lastIndexOf('/') + 1);
        if (id.isEmpty()) {
            LOG.warn("The task metadata has no TaskARN");
            return Optional.empty();
        }
        // The cluster is given by its name or its ARN.
        String cluster = text(task, "Cluster");
        return Optional.of(
                new TaskMetadata(
                        id,
                        text(task, "AvailabilityZone"),
                        cluster == null ? null : cluster.substring(cluster.lastIndexOf('/') + 1),
                        text(task, "ServiceName")));
    }

    private static @Nullable String text(JsonNode task, String field) {
        String text = task.path(field).asText("");
        return text.isEmpty() ? null : text;
    }
}
