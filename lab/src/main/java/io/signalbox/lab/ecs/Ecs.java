package io.signalbox.lab.ecs;

import io.signalbox.lab.ecs.cluster.CapacityProvider;
import io.signalbox.lab.ecs.cluster.Cluster;
import io.signalbox.lab.ecs.cluster.ClusterState;
import io.signalbox.lab.ecs.cluster.EcsNames;
import io.signalbox.lab.ecs.cluster.Service;
import io.signalbox.lab.ecs.cluster.ServiceSpec;
import io.signalbox.lab.ecs.cluster.Surroundings;
import io.signalbox.lab.ecs.definition.TaskDefinitions;
import io.signalbox.lab.ecs.shape.ClusterShapes;
import io.signalbox.lab.ecs.task.Fargate;
import io.signalbox.lab.ecs.task.Task;
import io.signalbox.lab.endpoint.ApiError;
import io.signalbox.lab.identity.Account;
import io.signalbox.lab.scaling.Instance;
import io.signalbox.lab.scaling.InstanceObserver;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// ECS of the account: clusters, task definitions, capacity providers. All methods on the lab's control thread only.
public final class Ecs implements InstanceObserver {
    private final Account account;
    private final Surroundings around;
    private final ServiceReader reader;
    private final TaskDefinitions definitions;
    private final Map<String, Cluster> clusters = new LinkedHashMap<>();
    private final Map<String, CapacityProvider> providers = new LinkedHashMap<>();
    private final Map<String, Instance> inService = new LinkedHashMap<>();

    public Ecs(Account account, Surroundings around) {
        this.account = account;
        this.around = around;
        this.reader = new ServiceReader(around.targets(), around.rules());
        this.definitions = new TaskDefinitions(account);
    }

    Account account() {
        return account;
    }

    InstantSource clock() {
        return around.clock();
    }

    Duration deploymentMinute() {
        return around.minute();
    }

    ServiceReader reader() {
        return reader;
    }

    TaskDefinitions definitions() {
        return definitions;
    }

    // clusters

    public Collection<Cluster> clusters() {
        return List.copyOf(clusters.values());
    }

    /// @param reference name or ARN
    Optional<Cluster> findCluster(String reference) {
        return clusters.values().stream()
                .filter(c -> c.name().equals(reference) || arn(c).equals(reference))
                .findFirst();
    }

    /// @param reference name or ARN; the caller who gives none means the cluster `default`
    /// @throws ApiError `ClusterNotFoundException`
    Cluster cluster(Optional<String> reference) {
        String wanted = reference.orElse("default");
        return findCluster(wanted)
                .orElseThrow(
                        () ->
                                ApiError.of(
                                        "ClusterNotFoundException",
                                        "There is no cluster '%s'. The lab has: %s."
                                                .formatted(
                                                        wanted,
                                                        String.join(", ", clusters.keySet()))));
    }

    static String arn(Cluster cluster) {
        return cluster.state().names().cluster();
    }

    /// A cluster that is there already is given back as it is, as by AWS.
    Cluster addCluster(String name) {
        return clusters.computeIfAbsent(
                name, _ -> new Cluster(new EcsNames(account, name), around));
    }

    /// @throws ApiError if services, instances or tasks are left in it
    void removeCluster(Cluster cluster) {
        ClusterState state = cluster.state();
        if (!state.services().isEmpty()) {
            throw ApiError.of(
                    "ClusterContainsServicesException",
                    "The Cluster cannot be deleted while Services are active.");
        }
        if (!state.instances().isEmpty()) {
            throw ApiError.of(
                    "ClusterContainsContainerInstancesException",
                    "The Cluster cannot be deleted while Container Instances are active or draining.");
        }
        if (!cluster.isEmpty()) {
            throw ApiError.of(
                    "ClusterContainsTasksException",
                    "The Cluster cannot be deleted while Tasks are active.");
        }
        clusters.remove(cluster.name());
    }

    // capacity providers

    Collection<CapacityProvider> providers() {
        return List.copyOf(providers.values());
    }

    /// One with a group.
    Optional<CapacityProvider> findProvider(String reference) {
        return providers.values().stream()
                .filter(p -> p.name().equals(reference) || providerArn(p.name()).equals(reference))
                .findFirst();
    }

    String providerArn(String name) {
        return account.arn("ecs", "capacity-provider/" + name);
    }

    /// @throws ApiError if there is one of that name
    void add(CapacityProvider provider) {
        if (Fargate.is(provider.name()) || providers.containsKey(provider.name())) {
            throw ApiError.of(
                    "ClientException",
                    "The specified capacity provider already exists: " + provider.name());
        }
        providers.put(provider.name(), provider);
    }

    void replace(CapacityProvider provider) {
        providers.put(provider.name(), provider);
    }

    /// One that is not there is no matter.
    ///
    /// @throws ApiError `ResourceInUseException` while a cluster has it
    void removeProvider(String name) {
        if (clusters.values().stream().anyMatch(c -> c.providerNames().contains(name))) {
            throw ApiError.of(
                    "ResourceInUseException",
                    "The specified capacity provider is in use and cannot be removed.");
        }
        providers.remove(name);
    }

    /// Gives a cluster these capacity providers and no others; the instances of their groups join it.
    ///
    /// @throws ApiError if one is not known, is used by a service, or the strategy names another
    void associate(Cluster cluster, List<String> names, List<ServiceSpec.Share> strategy) {
        for (String name : names) {
            if (!Fargate.is(name) && findProvider(name).isEmpty()) {
                throw ApiError.of(
                        "InvalidParameterException",
                        "The specified capacity provider '%s' was not found. There are: %s."
                                .formatted(name, String.join(", ", known())));
            }
        }
        for (ServiceSpec.Share share : strategy) {
            if (!names.contains(share.provider())) {
                throw ApiError.of(
                        "InvalidParameterException",
                        "The default strategy names '%s', which is not among the cluster's capacity providers."
                                .formatted(share.provider()));
            }
        }
        refuseUsed(cluster, names);
        cluster.providers(
                names, names.stream().flatMap(n -> findProvider(n).stream()).toList(), strategy);
        inService.values().forEach(cluster::joined);
    }

    private List<String> known() {
        return Stream.concat(Fargate.PROVIDERS.stream(), providers.keySet().stream()).toList();
    }

    private static void refuseUsed(Cluster cluster, List<String> staying) {
        for (Service service : cluster.state().services()) {
            for (ServiceSpec.Share share : service.spec().strategy()) {
                if (!staying.contains(share.provider())) {
                    throw ApiError.of(
                            "ResourceInUseException",
                            "The specified capacity provider is in use and cannot be removed.");
                }
            }
        }
    }

    // services, for those who scale them

    /// How many tasks a service wants, and how many run and are on their way.
    public record ServiceCounts(int desired, long running, long pending) {}

    /// Empty if there is no such service.
    public Optional<ServiceCounts> counts(String clusterName, String serviceName) {
        return findService(clusterName, serviceName)
                .map(
                        service -> {
                            List<Task> tasks =
                                    cluster(Optional.of(clusterName)).state().tasksOf(service);
                            return new ServiceCounts(
                                    service.desired(),
                                    ClusterShapes.running(tasks),
                                    ClusterShapes.pending(tasks));
                        });
    }

    /// A service by its names.
    public record ServiceName(String cluster, String service) {}

    /// The services of all clusters.
    public List<ServiceName> serviceNames() {
        return clusters.values().stream()
                .flatMap(
                        cluster ->
                                cluster.state().services().stream()
                                        .map(s -> new ServiceName(cluster.name(), s.name())))
                .toList();
    }

    /// As `UpdateService` does; nothing happens where there is no such service.
    public void desiredCount(String clusterName, String serviceName, int count) {
        findService(clusterName, serviceName)
                .filter(service -> !service.isLeaving() && service.desired() != count)
                .ifPresent(service -> service.desired(count));
    }

    private Optional<Service> findService(String clusterName, String serviceName) {
        return findCluster(clusterName).flatMap(c -> c.state().findService(serviceName));
    }

    // the rest of the lab

    /// Brings everything a step further.
    public void tick() {
        clusters().forEach(Cluster::tick);
    }

    /// The tasks that run, in all clusters.
    public List<Cluster.RunningTask> running() {
        return clusters.values().stream().flatMap(c -> c.running().stream()).toList();
    }

    /// The zone of a target by its id, an instance's or a task's own address; `""` if it is not known.
    public String zone(String targetId) {
        return clusters.values().stream()
                .map(c -> c.zone(targetId))
                .filter(zone -> !zone.isEmpty())
                .findFirst()
                .orElse("");
    }

    @Override
    public void joined(Instance instance) {
        inService.put(instance.id(), instance);
        clusters.values().forEach(c -> c.joined(instance));
    }

    @Override
    public void leaving(Instance instance) {
        inService.remove(instance.id());
        clusters.values().forEach(c -> c.leaving(instance));
    }

    @Override
    public boolean empty(Instance instance) {
        return clusters.values().stream().allMatch(c -> c.empty(instance));
    }

    @Override
    public void left(Instance instance) {
        inService.remove(instance.id());
        clusters.values().forEach(c -> c.left(instance));
    }
}
