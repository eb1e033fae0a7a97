package io.signalbox.lab.ecs;

import java.time.Instant;
import java.util.Optional;

/// One deployment of a service: which definition its tasks run. Completed when they all run and no older task is left.
record Deployment(
        String id, TaskDefinition definition, Instant created, Optional<Instant> completed) {
    Deployment complete(Instant now) {
        return new Deployment(id, definition, created, Optional.of(now));
    }
}
