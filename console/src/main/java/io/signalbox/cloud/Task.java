package io.signalbox.cloud;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An ECS task.
///
/// @param id the last part of its ARN, 32 hex digits
/// @param service null for a task that no service started
/// @param taskDefinition family and revision, `channels:41`
public record Task(
        String id,
        String arn,
        @Nullable String service,
        String taskDefinition,
        State state,
        Placement placement) {

    /// Words as AWS sends them (`RUNNING`, `PENDING`, `STOPPED`, …).
    public record State(
            String lastStatus, String desiredStatus, String health, @Nullable Instant startedAt) {}

    /// Where the task runs.
    ///
    /// @param instanceId EC2 id; null on Fargate and before placement
    /// @param privateAddress of its own network interface; null outside awsvpc mode
    /// @param runtimeIds of its containers
    /// @param hostPorts bound on the instance
    public record Placement(
            @Nullable String instanceId,
            String zone,
            @Nullable String privateAddress,
            List<String> runtimeIds,
            List<Integer> hostPorts) {

        public Placement {
            runtimeIds = List.copyOf(runtimeIds);
            hostPorts = List.copyOf(hostPorts);
        }
    }

    public String lastStatus() {
        return state.lastStatus();
    }

    public String desiredStatus() {
        return state.desiredStatus();
    }

    public @Nullable Instant startedAt() {
        return state.startedAt();
    }

    public @Nullable String instanceId() {
        return placement.instanceId();
    }

    public String zone() {
        return placement.zone();
    }

    public boolean running() {
        return lastStatus().equals("RUNNING");
    }
}
