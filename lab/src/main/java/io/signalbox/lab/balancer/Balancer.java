package io.signalbox.lab.balancer;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A load balancer with one HTTP listener. Proxies HTTP/1.1 and WebSockets to the targets of its groups by one routing
/// table. All methods may be called from any thread.
public final class Balancer implements AutoCloseable {
    private final EventLoopGroup loops;
    private final Channel listener;
    private final Router router;
    private final Object lock = new Object();
    // Guarded by lock; what requests see is the router's copy.
    private final Map<String, TargetGroup> groups = new LinkedHashMap<>();

    private Balancer(EventLoopGroup loops, Channel listener, Router router) {
        this.loops = loops;
        this.listener = listener;
        this.router = router;
    }

    /// Binds and serves; until [#route] is called every request is answered 404. Port 0 takes a free one.
    ///
    /// @throws UncheckedIOException if the address cannot be bound
    public static Balancer start(InetSocketAddress bind) {
        return start(bind, BalancerSettings.standard());
    }

    /// As [#start(InetSocketAddress)], with settings of one's own.
    public static Balancer start(InetSocketAddress bind, BalancerSettings settings) {
        Random random =
                settings.seed().isPresent()
                        ? new Random(settings.seed().getAsLong())
                        : new Random();
        Router router = new Router(new StickyCookies(InstantSource.system()), random);
        EventLoopGroup loops =
                new MultiThreadIoEventLoopGroup(
                        settings.loops(),
                        new DefaultThreadFactory("balancer", true),
                        NioIoHandler.newFactory());
        ChannelFuture bound =
                new ServerBootstrap()
                        .group(loops)
                        .channel(NioServerSocketChannel.class)
                        .option(ChannelOption.SO_BACKLOG, 1024)
                        .option(ChannelOption.SO_REUSEADDR, true)
                        .childOption(ChannelOption.TCP_NODELAY, true)
                        .childOption(ChannelOption.AUTO_READ, false)
                        .childHandler(clientPipeline(router, settings))
                        .bind(bind)
                        .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
            throw new UncheckedIOException(
                    new IOException("the load balancer cannot listen on " + bind, bound.cause()));
        }
        return new Balancer(loops, bound.channel(), router);
    }

    private static ChannelInitializer<Channel> clientPipeline(
            Router router, BalancerSettings settings) {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                ListenerResponseEncoder encoder = new ListenerResponseEncoder();
                MessageGate gate = new MessageGate(false);
                long idle = settings.idleTimeout().toMillis();
                int connect = Math.toIntExact(settings.connectTimeout().toMillis());
                channel.pipeline()
                        .addLast(BytePipe.fewerFlushes())
                        .addLast(new IdleStateHandler(true, 0, 0, idle, TimeUnit.MILLISECONDS))
                        .addLast(new ListenerRequestDecoder())
                        .addLast(encoder)
                        .addLast(gate)
                        .addLast(new ClientConnection(router, connect, encoder, gate));
            }
        };
    }

    public int port() {
        return address().getPort();
    }

    /// `http://host:port` without a trailing slash.
    public URI url() {
        return URI.create("http://" + address().getHostString() + ":" + port());
    }

    private InetSocketAddress address() {
        return (InetSocketAddress) listener.localAddress();
    }

    /// @throws IllegalArgumentException if there is a group with this id
    public TargetGroup addGroup(String id, TargetGroupSettings settings) {
        synchronized (lock) {
            if (id.isBlank() || groups.containsKey(id)) {
                throw new IllegalArgumentException(
                        "target group id '" + id + "' is blank or already taken");
            }
            TargetGroup group = new TargetGroup(id, settings, loops.next(), Probe::send);
            groups.put(id, group);
            router.routes(new Router.Routes(router.routes().table(), groups));
            return group;
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

    /// Replaces all rules at once. Open WebSockets and running requests are left alone. Groups that no rule names any
    /// more become unused, those newly named start their health checks.
    ///
    /// @throws IllegalArgumentException if a rule names a group that was not added; the old table then stays
    public void route(RoutingTable table) {
        Set<String> named = groupsNamedIn(table);
        synchronized (lock) {
            for (String id : named) {
                if (!groups.containsKey(id)) {
                    throw new IllegalArgumentException(
                            "no target group '%s'; there are %s".formatted(id, groups.keySet()));
                }
            }
            router.routes(new Router.Routes(table, groups));
            groups.forEach((id, group) -> group.used(named.contains(id)));
        }
    }

    public RoutingTable table() {
        return router.routes().table();
    }

    private static Set<String> groupsNamedIn(RoutingTable table) {
        return Stream.concat(
                        table.rules().stream().map(RoutingRule::action),
                        Stream.of(table.otherwise()))
                .flatMap(
                        action ->
                                switch (action) {
                                    case Action.Forward forward ->
                                            forward.groups().stream().map(WeightedGroup::groupId);
                                    case Action.FixedResponse ignored -> Stream.<String>empty();
                                })
                .collect(Collectors.toSet());
    }

    /// Closes the listener and every connection, completes all drains and waits for the event loops to end.
    @Override
    public void close() {
        listener.close().awaitUninterruptibly();
        groups().forEach(TargetGroup::stop);
        loops.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
