package io.signalbox.lab.ecs.cluster;

import io.signalbox.lab.ecs.definition.TaskDefinition;
import java.time.Instant;
import java.util.Optional;

/// One deployment of a service: which definition its tasks run. Completed when they all run and no older task is left;
/// failed when the circuit breaker has given it up, which starts no more tasks.
public record Deployment(
        String id,
        TaskDefinition definition,
        Instant created,
        Optional<Instant> completed,
        boolean failed) {
    static Deployment begun(String id, TaskDefinition definition, Instant now) {
        return new Deployment(id, definition, now, Optional.empty(), false);
    }

    Deployment complete(Instant now) {
        return new Deployment(id, definition, created, Optional.of(now), false);
    }

    Deployment fail() {
        return new Deployment(id, definition, created, completed, true);
    }

    public String rolloutState() {
        if (failed) {
            return "FAILED";
        }
        return completed.isPresent() ? "COMPLETED" : "IN_PROGRESS";
    }
}
