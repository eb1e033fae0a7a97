package io.signalbox.lab.ecs;

import java.time.Instant;

/// An EC2 instance as ECS sees it. A `draining` one takes no more tasks. `cpu` in units, `memory` in MiB.
record ContainerInstance(
        String id,
        String instanceId,
        String type,
        String zone,
        int cpu,
        int memory,
        boolean draining,
        Instant registered) {
    ContainerInstance drain() {
        return new ContainerInstance(id, instanceId, type, zone, cpu, memory, true, registered);
    }
}
