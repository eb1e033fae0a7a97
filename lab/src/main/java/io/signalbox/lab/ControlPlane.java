package io.signalbox.lab;

import io.signalbox.lab.balancer.Balancer;
import io.signalbox.lab.cache.CacheApi;
import io.signalbox.lab.cache.CacheHosts;
import io.signalbox.lab.cache.Caches;
import io.signalbox.lab.ecs.Ecs;
import io.signalbox.lab.ecs.EcsApi;
import io.signalbox.lab.ecs.EcsResources;
import io.signalbox.lab.ecs.MetadataPages;
import io.signalbox.lab.ecs.cluster.Cluster;
import io.signalbox.lab.ecs.cluster.Surroundings;
import io.signalbox.lab.ecs.task.TaskRunner;
import io.signalbox.lab.elb.ElbApi;
import io.signalbox.lab.elb.ElbResources;
import io.signalbox.lab.elb.LoadBalancing;
import io.signalbox.lab.endpoint.AwsService;
import io.signalbox.lab.endpoint.Endpoint;
import io.signalbox.lab.identity.Account;
import io.signalbox.lab.identity.IdentityApi;
import io.signalbox.lab.logs.LogIntake;
import io.signalbox.lab.resource.ResourceType;
import io.signalbox.lab.scaling.AutoScaling;
import io.signalbox.lab.scaling.ScalingApi;
import io.signalbox.lab.scaling.ScalingResources;
import io.signalbox.lab.stacks.StackEngine;
import io.signalbox.lab.stacks.StacksApi;
import io.signalbox.lab.vault.Vault;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// All the AWS services of the lab with their state, loop and endpoint; processes come from the [TaskRunner] and
/// traffic goes through the [Balancer], both of which belong to the caller.
final class ControlPlane implements AutoCloseable {
    private static final List<String> ZONES = List.of("eu-west-1a", "eu-west-1b");
    private static final Duration TICK = Duration.ofMillis(100);

    private final ControlThread control = new ControlThread();
    private final Ecs ecs;
    private final AutoScaling scaling;
    private final LoadBalancing balancing;
    private final Signals signals;
    private final StackEngine stacks;
    private final Vault vault;
    private final Caches caches;
    private final CompletableFuture<LabFleet> booted;
    private final Endpoint endpoint;
    private @Nullable FleetBoot boot;

    private ControlPlane(
            LabOptions options,
            Balancer balancer,
            TaskRunner runner,
            CacheHosts redis,
            LogIntake output) {
        InstantSource clock = InstantSource.system();
        Account account = Account.lab();
        vault = new Vault(account);
        caches = new Caches(account, clock, redis);
        balancing = new LoadBalancing(balancer, account, clock);
        ecs =
                new Ecs(
                        account,
                        new Surroundings(
                                clock,
                                control,
                                runner,
                                new BalancerTargets(balancer),
                                vault::value,
                                new BalancerRules(balancing),
                                this::inAlarm,
                                options.deploymentMinute()));
        scaling = new AutoScaling(account, clock, ecs);
        signals = new Signals(account, clock, new PlaneSignals(ecs, balancing), output);
        stacks = new StackEngine(account, account.region(), clock, types());
        if (options.fleet()) {
            // what the lab boots with has long been there
            scaling.bootTime(Duration.ZERO);
            boot = new FleetBoot(stacks, LabFleet.of(options));
            booted = boot.outputs().thenApply(LabFleet::new);
        } else {
            booted = CompletableFuture.completedFuture(new LabFleet(Map.of()));
        }
        endpoint =
                Endpoint.start(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        services(account),
                        new MetadataPages(ecs),
                        control);
    }

    /// Asked by ECS, which is there before the signals, but not before they are.
    private boolean inAlarm(String alarm) {
        return signals.inAlarm(alarm);
    }

    private List<ResourceType> types() {
        return Stream.of(
                        ElbResources.types(balancing),
                        ScalingResources.types(scaling, ZONES),
                        EcsResources.types(ecs),
                        Caches.types(caches),
                        Vault.types(vault),
                        signals.resourceTypes())
                .flatMap(List::stream)
                .toList();
    }

    /// @param redis where caches get theirs from
    /// @param output what the tasks' processes print
    static ControlPlane start(
            LabOptions options,
            Balancer balancer,
            TaskRunner runner,
            CacheHosts redis,
            LogIntake output) {
        ControlPlane plane = new ControlPlane(options, balancer, runner, redis, output);
        plane.control.every(TICK, plane::tick);
        return plane;
    }

    private List<AwsService> services(Account account) {
        List<AwsService> services = new ArrayList<>(signals.services());
        services.add(IdentityApi.service(account));
        services.add(EcsApi.service(ecs));
        services.add(ElbApi.service(balancing, ZONES, ecs::zone));
        services.add(ScalingApi.service(scaling));
        services.add(CacheApi.service(caches));
        services.add(StacksApi.service(stacks));
        return services;
    }

    private void tick() {
        scaling.tick();
        ecs.tick();
        stacks.tick();
        signals.tick();
        if (boot != null && boot.tick()) {
            boot = null;
            scaling.bootTime(AutoScaling.BOOT);
        }
    }

    /// `http://127.0.0.1:PORT`
    URI url() {
        return endpoint.url();
    }

    /// Completes when the stacks that the lab boots with stand, or with the reason why one does not.
    CompletableFuture<LabFleet> booted() {
        return booted;
    }

    /// Where a listener really listens.
    URI listenerUrl(String listenerArn) {
        return control.ask(
                () ->
                        balancing
                                .url(listenerArn)
                                .orElseThrow(
                                        () ->
                                                new IllegalStateException(
                                                        "there is no listener " + listenerArn)));
    }

    /// The tasks that run now.
    List<Cluster.RunningTask> running() {
        return control.ask(ecs::running);
    }

    /// Stops the loop and the endpoint; the tasks' processes are left as they are.
    @Override
    public void close() {
        endpoint.close();
        control.close();
    }
}
