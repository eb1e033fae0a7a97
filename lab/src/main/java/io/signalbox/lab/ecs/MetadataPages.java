package io.signalbox.lab.ecs;

import io.signalbox.lab.endpoint.Members;
import java.util.Optional;
import java.util.function.Function;

/// The task metadata endpoint, version 4: `GET /v4/TOKEN/task`. Control thread only.
public final class MetadataPages implements Function<String, Optional<Members>> {
    private static final String PREFIX = "/v4/";
    private static final String SUFFIX = "/task";

    private final ClusterState state;
    private final TaskShapes shapes;

    public MetadataPages(Cluster cluster) {
        this.state = cluster.state();
        this.shapes = new TaskShapes(state);
    }

    @Override
    public Optional<Members> apply(String path) {
        int length = path.length() - PREFIX.length() - SUFFIX.length();
        if (length < 1 || !path.startsWith(PREFIX) || !path.endsWith(SUFFIX)) {
            return Optional.empty();
        }
        String token = path.substring(PREFIX.length(), PREFIX.length() + length);
        return state.tasks().stream()
                .filter(t -> t.token().equals(token))
                .findFirst()
                .map(shapes::metadata);
    }
}
