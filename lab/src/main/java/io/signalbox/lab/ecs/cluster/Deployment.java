package io.signalbox.lab.ecs.cluster;

import io.signalbox.lab.ecs.definition.TaskDefinition;
import io.signalbox.lab.ecs.task.TargetGroupUse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One revision of a service that is or was deployed: which definition its tasks run and where they are registered.
/// Completed when they all run and no older task is left; failed when it was given up, which starts no more tasks.
///
/// @param id as in `deployments` of a service, `ecs-svc/NUMBER`
public record Deployment(
        String id,
        TaskDefinition definition,
        List<TargetGroupUse> targets,
        Instant created,
        Optional<Instant> completed,
        boolean failed) {
    public Deployment {
        targets = List.copyOf(targets);
    }

    static Deployment begun(
            String id, TaskDefinition definition, List<TargetGroupUse> targets, Instant now) {
        return new Deployment(id, definition, targets, now, Optional.empty(), false);
    }

    Deployment complete(Instant now) {
        return new Deployment(id, definition, targets, created, Optional.of(now), false);
    }

    Deployment fail() {
        return new Deployment(id, definition, targets, created, completed, true);
    }

    /// The number in its id, which its revision and its service deployment have in their ARNs too.
    public String number() {
        return id.substring(id.indexOf('/') + 1);
    }

    public String rolloutState() {
        if (failed) {
            return "FAILED";
        }
        return completed.isPresent() ? "COMPLETED" : "IN_PROGRESS";
    }
}
