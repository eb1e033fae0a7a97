package io.signalbox.lab;

import io.signalbox.lab.balancer.Balancer;
import io.signalbox.lab.ecs.Cluster;
import io.signalbox.lab.ecs.Ecs;
import io.signalbox.lab.ecs.EcsApi;
import io.signalbox.lab.ecs.EcsResources;
import io.signalbox.lab.ecs.MetadataPages;
import io.signalbox.lab.ecs.TaskRunner;
import io.signalbox.lab.elb.ElbApi;
import io.signalbox.lab.elb.ElbResources;
import io.signalbox.lab.elb.LoadBalancing;
import io.signalbox.lab.endpoint.AwsService;
import io.signalbox.lab.endpoint.Endpoint;
import io.signalbox.lab.identity.Account;
import io.signalbox.lab.identity.IdentityApi;
import io.signalbox.lab.metrics.MetricsApi;
import io.signalbox.lab.resource.ResourceType;
import io.signalbox.lab.scaling.AutoScaling;
import io.signalbox.lab.scaling.ScalingApi;
import io.signalbox.lab.scaling.ScalingResources;
import io.signalbox.lab.stacks.StackEngine;
import io.signalbox.lab.stacks.StacksApi;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// All the AWS services of the lab with their state, loop and endpoint; processes come from the [TaskRunner] and
/// traffic goes through the [Balancer], both of which belong to the caller.
final class ControlPlane implements AutoCloseable {
    private static final List<String> ZONES = List.of("eu-west-1a", "eu-west-1b");
    private static final Duration TICK = Duration.ofMillis(100);

    private final ControlThread control = new ControlThread();
    private final Ecs ecs;
    private final AutoScaling scaling;
    private final LoadBalancing balancing;
    private final StackEngine stacks;
    private final Blueprint.Traffic traffic;
    private final Endpoint endpoint;
    private final Queue<Wish> wishes = new ConcurrentLinkedQueue<>();

    private ControlPlane(LabOptions options, Balancer balancer, TaskRunner runner, String redis) {
        InstantSource clock = InstantSource.system();
        Account account = Account.lab();
        balancing = new LoadBalancing(balancer, account, clock);
        ecs =
                new Ecs(
                        account,
                        clock,
                        control,
                        runner,
                        new BalancerTargets(balancer),
                        _ -> Optional.empty());
        scaling = new AutoScaling(account, clock, ecs);
        stacks = new StackEngine(account, account.region(), clock, types());
        Blueprint blueprint = new Blueprint(options, types(), redis);
        traffic = blueprint.traffic();
        blueprint.capacity();
        blueprint.services(traffic);
        endpoint =
                Endpoint.start(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        services(account),
                        new MetadataPages(ecs),
                        control);
    }

    private List<ResourceType> types() {
        return Stream.of(
                        ElbResources.types(balancing),
                        ScalingResources.types(scaling, ZONES),
                        EcsResources.types(ecs))
                .flatMap(List::stream)
                .toList();
    }

    /// @param redis host and port
    static ControlPlane start(
            LabOptions options, Balancer balancer, TaskRunner runner, String redis) {
        ControlPlane plane = new ControlPlane(options, balancer, runner, redis);
        plane.control.every(TICK, plane::tick);
        return plane;
    }

    private List<AwsService> services(Account account) {
        return List.of(
                IdentityApi.service(account),
                EcsApi.service(ecs),
                ElbApi.service(balancing, ZONES, ecs::zone),
                ScalingApi.service(scaling),
                MetricsApi.service(),
                StacksApi.service(stacks));
    }

    private void tick() {
        scaling.tick();
        ecs.tick();
        stacks.tick();
        fulfil();
    }

    /// `http://127.0.0.1:PORT`
    URI url() {
        return endpoint.url();
    }

    URI listenerUrl() {
        return control.ask(() -> balancing.url(traffic.listenerArn()).orElseThrow());
    }

    Blueprint.Traffic traffic() {
        return traffic;
    }

    /// The tasks that run now.
    List<Cluster.RunningTask> running() {
        return control.ask(ecs::running);
    }

    /// Completes with the running tasks as soon as they are as wished; looked at with each tick.
    CompletableFuture<List<Cluster.RunningTask>> when(Predicate<List<Cluster.RunningTask>> wished) {
        Wish wish = new Wish(wished, new CompletableFuture<>());
        wishes.add(wish);
        return wish.reached();
    }

    private void fulfil() {
        if (!wishes.isEmpty()) {
            List<Cluster.RunningTask> now = ecs.running();
            wishes.removeIf(wish -> wish.fulfilledBy(now));
        }
    }

    private record Wish(
            Predicate<List<Cluster.RunningTask>> wished,
            CompletableFuture<List<Cluster.RunningTask>> reached) {
        boolean fulfilledBy(List<Cluster.RunningTask> tasks) {
            return wished.test(tasks) && reached.complete(tasks);
        }
    }

    /// Stops the loop and the endpoint; the tasks' processes are left as they are.
    @Override
    public void close() {
        endpoint.close();
        control.close();
    }
}
