package io.signalbox.operation;

import io.signalbox.cloud.Instance;
import io.signalbox.cloud.Target;
import io.signalbox.cloud.Task;
import io.signalbox.environment.Colour;
import org.jspecify.annotations.Nullable;

/// Where one Socket.IO server runs; each part null where it is not known.
///
/// @param version the server's own, or the task definition revision where it tells none
public record ServerPlace(
        String serverId,
        @Nullable Task task,
        @Nullable Colour colour,
        @Nullable Instance instance,
        @Nullable String zone,
        @Nullable Target target,
        @Nullable String version) {

    public @Nullable String service() {
        return task == null ? null : task.service();
    }

    /// `healthy`, `draining`, … as the load balancer says; null where no target matches.
    public @Nullable String targetHealth() {
        return target == null ? null : target.state();
    }
}
