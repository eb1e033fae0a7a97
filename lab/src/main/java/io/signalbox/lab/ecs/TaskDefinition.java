package io.signalbox.lab.ecs;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/// One revision of a task definition with its one container `server`. `cpu` in units (1024 = one vCPU), `memory` in MiB.
public record TaskDefinition(
        String family,
        int revision,
        String image,
        int cpu,
        int memory,
        Map<String, String> environment,
        Duration stopTimeout,
        Instant registered) {
    static final String CONTAINER = "server";
    static final int CONTAINER_PORT = 3000;

    public TaskDefinition {
        environment = Map.copyOf(environment);
    }

    /// `family:revision`
    public String name() {
        return family + ":" + revision;
    }
}
