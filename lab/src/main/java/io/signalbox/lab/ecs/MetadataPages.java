package io.signalbox.lab.ecs;

import io.signalbox.lab.ecs.cluster.ClusterState;
import io.signalbox.lab.ecs.shape.TaskShapes;
import io.signalbox.lab.endpoint.Members;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// The task metadata endpoint, version 4: `GET /v4/TOKEN/task`. Control thread only.
public final class MetadataPages implements Function<String, Optional<Members>> {
    private static final String PREFIX = "/v4/";
    private static final String SUFFIX = "/task";

    private final Ecs ecs;

    public MetadataPages(Ecs ecs) {
        this.ecs = ecs;
    }

    @Override
    public Optional<Members> apply(String path) {
        int length = path.length() - PREFIX.length() - SUFFIX.length();
        if (length < 1 || !path.startsWith(PREFIX) || !path.endsWith(SUFFIX)) {
            return Optional.empty();
        }
        String token = path.substring(PREFIX.length(), PREFIX.length() + length);
        return ecs.clusters().stream().flatMap(c -> metadata(c.state(), token)).findFirst();
    }

    private static Stream<Members> metadata(ClusterState state, String token) {
        return state.tasks().stream()
                .filter(t -> t.token().equals(token))
                .map(new TaskShapes(state)::metadata);
    }
}
