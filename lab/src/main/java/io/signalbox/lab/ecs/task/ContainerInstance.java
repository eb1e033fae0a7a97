package io.signalbox.lab.ecs.task;

import java.time.Instant;

/// An EC2 instance as ECS sees it, of the Auto Scaling group behind the capacity provider `provider`. A `draining` one takes no more tasks. `cpu` in units, `memory` in MiB.
public record ContainerInstance(
        String id,
        String instanceId,
        String provider,
        String type,
        String zone,
        int cpu,
        int memory,
        boolean draining,
        Instant registered) {
    public ContainerInstance drain() {
        return new ContainerInstance(
                id, instanceId, provider, type, zone, cpu, memory, true, registered);
    }
}
