package io.signalbox.cloud;

import java.util.List;

/// An ECS cluster, as far as the environment names its services.
public record Cluster(
        String name, List<Service> services, List<Task> tasks, List<Instance> instances) {

    public Cluster {
        services = List.copyOf(services);
        tasks = List.copyOf(tasks);
        instances = List.copyOf(instances);
    }

    public static Cluster empty(String name) {
        return new Cluster(name, List.of(), List.of(), List.of());
    }
}
