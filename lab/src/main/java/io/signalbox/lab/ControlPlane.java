package io.signalbox.lab;

import io.signalbox.lab.balancer.Balancer;
import io.signalbox.lab.ecs.Cluster;
import io.signalbox.lab.ecs.EcsApi;
import io.signalbox.lab.ecs.EcsNames;
import io.signalbox.lab.ecs.MetadataPages;
import io.signalbox.lab.ecs.TaskRunner;
import io.signalbox.lab.elb.ElbApi;
import io.signalbox.lab.elb.LoadBalancing;
import io.signalbox.lab.endpoint.AwsService;
import io.signalbox.lab.endpoint.Endpoint;
import io.signalbox.lab.identity.Account;
import io.signalbox.lab.identity.IdentityApi;
import io.signalbox.lab.metrics.MetricsApi;
import io.signalbox.lab.scaling.AutoScalingGroup;
import io.signalbox.lab.scaling.ScalingApi;
import io.signalbox.lab.stacks.StackEngine;
import io.signalbox.lab.stacks.StacksApi;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;

/// All the AWS services of the lab with their state, loop and endpoint; processes come from the [TaskRunner] and
/// traffic goes through the [Balancer], both of which belong to the caller.
final class ControlPlane implements AutoCloseable {
    private static final Duration TICK = Duration.ofMillis(100);

    private final ControlThread control = new ControlThread();
    private final Cluster cluster;
    private final AutoScalingGroup group;
    private final LoadBalancing balancing;
    private final StackEngine stacks;
    private final Blueprint.Traffic traffic;
    private final Endpoint endpoint;
    private final Queue<Wish> wishes = new ConcurrentLinkedQueue<>();

    private ControlPlane(LabOptions options, Balancer balancer, TaskRunner runner) {
        InstantSource clock = InstantSource.system();
        Account account = Account.lab();
        Blueprint blueprint = new Blueprint(options);
        balancing = new LoadBalancing(balancer, account, Blueprint.LOAD_BALANCER, clock.instant());
        traffic = blueprint.traffic(balancing);
        EcsNames names = new EcsNames(account, Blueprint.CLUSTER);
        cluster = new Cluster(names, clock, control, runner, new BalancerTargets(balancer));
        blueprint.services(cluster, traffic, clock.instant());
        group =
                new AutoScalingGroup(
                        Blueprint.GROUP,
                        new AutoScalingGroup.Sizes(2, 4, 2),
                        Blueprint.ZONES,
                        clock,
                        cluster);
        group.populate();
        stacks = new StackEngine(account, account.region(), clock, List.of());
        endpoint =
                Endpoint.start(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        services(account),
                        new MetadataPages(cluster),
                        control);
    }

    static ControlPlane start(LabOptions options, Balancer balancer, TaskRunner runner) {
        ControlPlane plane = new ControlPlane(options, balancer, runner);
        plane.control.every(TICK, plane::tick);
        return plane;
    }

    private List<AwsService> services(Account account) {
        EcsApi.Capacity capacity =
                new EcsApi.Capacity(Blueprint.CAPACITY_PROVIDER, Blueprint.GROUP);
        return List.of(
                IdentityApi.service(account),
                EcsApi.service(cluster, capacity),
                ElbApi.service(balancing, Blueprint.ZONES, cluster::zone),
                ScalingApi.service(group, account),
                MetricsApi.service(),
                StacksApi.service(stacks));
    }

    private void tick() {
        group.tick();
        cluster.tick();
        stacks.tick();
        fulfil();
    }

    /// `http://127.0.0.1:PORT`
    URI url() {
        return endpoint.url();
    }

    String loadBalancerArn() {
        return balancing.loadBalancerArn();
    }

    String listenerArn() {
        return balancing.listenerArn();
    }

    Blueprint.Traffic traffic() {
        return traffic;
    }

    /// The tasks that run now.
    List<Cluster.RunningTask> running() {
        return control.ask(cluster::running);
    }

    /// Completes with the running tasks as soon as they are as wished; looked at with each tick.
    CompletableFuture<List<Cluster.RunningTask>> when(Predicate<List<Cluster.RunningTask>> wished) {
        Wish wish = new Wish(wished, new CompletableFuture<>());
        wishes.add(wish);
        return wish.reached();
    }

    private void fulfil() {
        if (!wishes.isEmpty()) {
            List<Cluster.RunningTask> now = cluster.running();
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
