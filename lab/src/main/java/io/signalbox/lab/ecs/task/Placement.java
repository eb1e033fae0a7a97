package io.signalbox.lab.ecs.task;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Where a task goes: of the instances with room, first the zone with the fewest tasks of the service, then the
/// instance with the fewest (spread by `attribute:ecs.availability-zone`, then by `instanceId`). Zones without room do
/// not count.
public final class Placement {
    private final Collection<ContainerInstance> instances;
    private final Collection<Task> tasks;

    public Placement(Collection<ContainerInstance> instances, Collection<Task> tasks) {
        this.instances = List.copyOf(instances);
        this.tasks = tasks.stream().filter(t -> t.state() != TaskState.STOPPED).toList();
    }

    Optional<ContainerInstance> choose(Task task) {
        String service = task.serviceName();
        return instances.stream()
                .filter(i -> !i.draining())
                .filter(i -> task.provider().map(i.provider()::equals).orElse(true))
                .filter(i -> freeCpu(i) >= task.definition().cpu())
                .filter(i -> freeMemory(i) >= task.definition().memory())
                .min(
                        Comparator.<ContainerInstance>comparingLong(i -> inZone(service, i.zone()))
                                .thenComparingLong(i -> on(service, i))
                                .thenComparingLong(i -> -freeCpu(i))
                                .thenComparing(ContainerInstance::instanceId));
    }

    public int freeCpu(ContainerInstance instance) {
        return instance.cpu() - on(instance).stream().mapToInt(t -> t.definition().cpu()).sum();
    }

    public int freeMemory(ContainerInstance instance) {
        return instance.memory()
                - on(instance).stream().mapToInt(t -> t.definition().memory()).sum();
    }

    /// The instance that comes nearest to having room, for the event that says that none has.
    Optional<ContainerInstance> closest(Task task) {
        return instances.stream()
                .filter(i -> !i.draining())
                .filter(i -> task.provider().map(i.provider()::equals).orElse(true))
                .max(Comparator.comparingInt(this::freeCpu));
    }

    private List<Task> on(ContainerInstance instance) {
        return tasks.stream().filter(t -> t.isOn(instance.id())).toList();
    }

    private long on(String service, ContainerInstance instance) {
        return on(instance).stream()
                .filter(t -> t.isWanted() && t.serviceName().equals(service))
                .count();
    }

    private long inZone(String service, String zone) {
        return instances.stream()
                .filter(i -> i.zone().equals(zone))
                .mapToLong(i -> on(service, i))
                .sum();
    }
}
