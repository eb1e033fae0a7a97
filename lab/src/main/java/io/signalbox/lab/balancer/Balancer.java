package io.signalbox.lab.balancer;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.signalbox.lab.balancer.route.Router;
import io.signalbox.lab.balancer.route.RoutingTable;
import io.signalbox.lab.balancer.route.StickyCookies;
import io.signalbox.lab.balancer.target.Probe;
import io.signalbox.lab.balancer.target.TargetGroup;
import io.signalbox.lab.balancer.target.TargetGroupSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// The machinery of load balancing: target groups, and any number of HTTP listeners that proxy HTTP/1.1 and WebSockets
/// to them, each by its own routing table. All methods may be called from any thread.
public final class Balancer implements AutoCloseable {
    private final EventLoopGroup loops;
    private final BalancerSettings settings;
    private final StickyCookies cookies = new StickyCookies(InstantSource.system());
    private final Random random;
    private final Object lock = new Object();
    // Guarded by lock; what requests see are the routers' copies.
    private final Map<String, TargetGroup> groups = new LinkedHashMap<>();
    private final List<Listener> listeners = new ArrayList<>();

    private Balancer(BalancerSettings settings) {
        this.settings = settings;
        this.random =
                settings.seed().isPresent()
                        ? new Random(settings.seed().getAsLong())
                        : new Random();
        this.loops =
                new MultiThreadIoEventLoopGroup(
                        settings.loops(),
                        new DefaultThreadFactory("balancer", true),
                        NioIoHandler.newFactory());
    }

    /// With no listener and no group yet.
    public static Balancer start() {
        return start(BalancerSettings.standard());
    }

    /// As [#start()], with settings of one's own.
    public static Balancer start(BalancerSettings settings) {
        return new Balancer(settings);
    }

    /// Binds and serves; until [Listener#route] is called every request is answered 404. Port 0 takes a free one.
    ///
    /// @throws UncheckedIOException if the address cannot be bound
    public Listener listen(InetSocketAddress bind) {
        Listener listener = new Listener(this, new Router(cookies, random), settings);
        ChannelFuture bound =
                new ServerBootstrap()
                        .group(loops)
                        .channel(NioServerSocketChannel.class)
                        .option(ChannelOption.SO_BACKLOG, 1024)
                        .option(ChannelOption.SO_REUSEADDR, true)
                        .childOption(ChannelOption.TCP_NODELAY, true)
                        .childOption(ChannelOption.AUTO_READ, false)
                        .childHandler(listener.pipeline())
                        .bind(bind)
                        .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new UncheckedIOException(
                    new IOException("the load balancer cannot listen on " + bind, bound.cause()));
        }
        listener.bound(bound.channel());
        synchronized (lock) {
            listeners.add(listener);
        }
        return listener;
    }

    /// @throws IllegalArgumentException if there is a group with this id
    public TargetGroup addGroup(String id, TargetGroupSettings groupSettings) {
        synchronized (lock) {
            if (id.isBlank() || groups.containsKey(id)) {
                throw new IllegalArgumentException(
                        "target group id '" + id + "' is blank or already taken");
            }
            TargetGroup group = new TargetGroup(id, groupSettings, loops.next(), Probe::send);
            groups.put(id, group);
            showGroups();
            return group;
        }
    }

    /// Takes a group away with all its targets; their checks and drains end. One that is not there is no matter.
    ///
    /// @throws IllegalStateException if a listener forwards to it
    public void removeGroup(String id) {
        TargetGroup removed;
        synchronized (lock) {
            if (used().contains(id)) {
                throw new IllegalStateException("a listener forwards to target group " + id);
            }
            removed = groups.remove(id);
            showGroups();
        }
        if (removed != null) {
            removed.stop();
        }
    }

    public Optional<TargetGroup> group(String id) {
        synchronized (lock) {
            return Optional.ofNullable(groups.get(id));
        }
    }

    /// Every group in the order of adding.
    public List<TargetGroup> groups() {
        synchronized (lock) {
            return List.copyOf(groups.values());
        }
    }

    void route(Listener listener, RoutingTable table) {
        synchronized (lock) {
            for (String id : table.groupIds()) {
                if (!groups.containsKey(id)) {
                    throw new IllegalArgumentException(
                            "no target group '%s'; there are %s".formatted(id, groups.keySet()));
                }
            }
            listener.router().routes(new Router.Routes(table, groups));
            tellUse();
        }
    }

    void forget(Listener listener) {
        synchronized (lock) {
            listeners.remove(listener);
            tellUse();
        }
    }

    private void showGroups() {
        for (Listener listener : listeners) {
            Router router = listener.router();
            router.routes(new Router.Routes(router.routes().table(), groups));
        }
    }

    private void tellUse() {
        Set<String> used = used();
        groups.forEach((id, group) -> group.used(used.contains(id)));
    }

    private Set<String> used() {
        return listeners.stream()
                .flatMap(listener -> listener.table().groupIds().stream())
                .collect(Collectors.toSet());
    }

    /// Closes the listeners and every connection, completes all drains and waits for the event loops to end.
    @Override
    public void close() {
        List<Listener> open;
        synchronized (lock) {
            open = List.copyOf(listeners);
        }
        open.forEach(Listener::close);
        groups().forEach(TargetGroup::stop);
        loops.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
