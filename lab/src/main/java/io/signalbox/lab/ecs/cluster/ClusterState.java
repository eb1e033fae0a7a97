package io.signalbox.lab.ecs.cluster;

import io.signalbox.lab.ecs.task.ContainerInstance;
import io.signalbox.lab.ecs.task.Placement;
import io.signalbox.lab.ecs.task.Task;
import io.signalbox.lab.ecs.task.TaskState;
import io.signalbox.lab.endpoint.ApiError;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Everything that the cluster holds, and how it is found by name or ARN. Control thread only.
public final class ClusterState {
    private static final Duration STOPPED_KEPT = Duration.ofHours(1);
    private static final int MOST_STOPPED = 500;

    private final EcsNames names;
    private final Map<String, Service> services = new LinkedHashMap<>();
    private final Map<String, Task> tasks = new LinkedHashMap<>();
    private final Map<String, ContainerInstance> instances = new LinkedHashMap<>();

    ClusterState(EcsNames names) {
        this.names = names;
    }

    public EcsNames names() {
        return names;
    }

    void add(Service service) {
        services.put(service.name(), service);
    }

    void add(Task task) {
        tasks.put(task.id(), task);
    }

    void remove(Service service) {
        services.remove(service.name());
    }

    void put(ContainerInstance instance) {
        instances.put(instance.id(), instance);
    }

    void removeInstance(String id) {
        instances.remove(id);
    }

    public Collection<Service> services() {
        return List.copyOf(services.values());
    }

    public Collection<Task> tasks() {
        return List.copyOf(tasks.values());
    }

    public Collection<ContainerInstance> instances() {
        return List.copyOf(instances.values());
    }

    public Placement placement() {
        return new Placement(instances(), tasks());
    }

    public List<Task> tasksOf(Service service) {
        return tasks.values().stream().filter(t -> t.serviceName().equals(service.name())).toList();
    }

    /// Forgets stopped tasks after an hour, and the oldest where there are too many.
    void forgetStopped(Instant now) {
        List<Task> stopped =
                tasks.values().stream().filter(t -> t.state() == TaskState.STOPPED).toList();
        int surplus = stopped.size() - MOST_STOPPED;
        for (int i = 0; i < stopped.size(); i++) {
            if (i < surplus || stopped.get(i).since().plus(STOPPED_KEPT).isBefore(now)) {
                tasks.remove(stopped.get(i).id());
            }
        }
    }

    boolean isCluster(String reference) {
        return reference.equals(names.clusterName()) || reference.equals(names.cluster());
    }

    public Optional<Service> findService(String reference) {
        return services.values().stream()
                .filter(
                        s ->
                                reference.equals(s.name())
                                        || reference.equals(names.service(s.name())))
                .findFirst();
    }

    public Service service(String reference) {
        return findService(reference)
                .orElseThrow(
                        () ->
                                ApiError.of(
                                        "ServiceNotFoundException",
                                        "There is no service '%s' in cluster '%s'. It has: %s."
                                                .formatted(
                                                        reference,
                                                        names.clusterName(),
                                                        String.join(", ", services.keySet()))));
    }

    public Optional<Task> findTask(String reference) {
        return tasks.values().stream()
                .filter(t -> reference.equals(t.id()) || reference.equals(names.task(t.id())))
                .findFirst();
    }

    public Optional<ContainerInstance> findInstance(String reference) {
        return instances.values().stream()
                .filter(
                        i ->
                                reference.equals(i.id())
                                        || reference.equals(names.containerInstance(i.id())))
                .findFirst();
    }
}
