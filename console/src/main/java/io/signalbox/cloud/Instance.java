package io.signalbox.cloud;

import org.jspecify.annotations.Nullable;

/// A container instance of the cluster.
///
/// @param id EC2 id, `i-…`
/// @param group its Auto Scaling group; null where it belongs to none that was read
public record Instance(
        String id,
        String zone,
        String status,
        int runningTasks,
        int pendingTasks,
        Capacity capacity,
        @Nullable String group) {

    /// CPU in units of 1/1024 vCPU, memory in MiB.
    public record Capacity(int cpuFree, int cpuTotal, int memoryFreeMiB, int memoryTotalMiB) {}

    public int cpuFree() {
        return capacity.cpuFree();
    }

    public int cpuTotal() {
        return capacity.cpuTotal();
    }

    public int memoryFreeMiB() {
        return capacity.memoryFreeMiB();
    }

    public int memoryTotalMiB() {
        return capacity.memoryTotalMiB();
    }

    public Instance inGroup(@Nullable String name) {
        return new Instance(id, zone, status, runningTasks, pendingTasks, capacity, name);
    }
}
