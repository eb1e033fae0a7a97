package io.signalbox.lab.balancer;

import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.concurrent.GlobalEventExecutor;
import io.signalbox.lab.balancer.route.Router;
import io.signalbox.lab.balancer.route.RoutingTable;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One HTTP port of a [Balancer] with a routing table of its own. All methods may be called from any thread.
public final class Listener implements AutoCloseable {
    private final Balancer balancer;
    private final Router router;
    private final int connectTimeoutMillis;
    private final ChannelGroup clients = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private volatile Duration idleTimeout;
    private @Nullable Channel channel;

    Listener(Balancer balancer, Router router, BalancerSettings settings) {
        this.balancer = balancer;
        this.router = router;
        this.idleTimeout = settings.idleTimeout();
        this.connectTimeoutMillis = Math.toIntExact(settings.connectTimeout().toMillis());
    }

    ChannelInitializer<Channel> pipeline() {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel client) {
                clients.add(client);
                ListenerResponseEncoder encoder = new ListenerResponseEncoder();
                MessageGate gate = new MessageGate(false);
                long idle = idleTimeout.toMillis();
                client.pipeline()
                        .addLast(BytePipe.fewerFlushes())
                        .addLast(new IdleStateHandler(true, 0, 0, idle, TimeUnit.MILLISECONDS))
                        .addLast(new ListenerRequestDecoder())
                        .addLast(encoder)
                        .addLast(gate)
                        .addLast(new ClientConnection(router, connectTimeoutMillis, encoder, gate));
            }
        };
    }

    /// Before anybody else sees this listener.
    void bound(Channel server) {
        channel = server;
    }

    Router router() {
        return router;
    }

    public int port() {
        return address().getPort();
    }

    /// `http://host:port` without a trailing slash.
    public URI url() {
        return URI.create("http://" + address().getHostString() + ":" + port());
    }

    private InetSocketAddress address() {
        return (InetSocketAddress) channel().localAddress();
    }

    private Channel channel() {
        return Objects.requireNonNull(channel, "a listener is bound before it is given out");
    }

    /// How long a connection may be silent; for those that come from now on.
    public void idleTimeout(Duration timeout) {
        if (!timeout.isPositive()) {
            throw new IllegalArgumentException("idle timeout must be positive, not " + timeout);
        }
        idleTimeout = timeout;
    }

    /// Replaces all rules at once. Open WebSockets and running requests are left alone. Groups that no rule of any
    /// listener names any more become unused, those newly named start their health checks.
    ///
    /// @throws IllegalArgumentException if a rule names a group that was not added; the old table then stays
    public void route(RoutingTable table) {
        balancer.route(this, table);
    }

    public RoutingTable table() {
        return router.routes().table();
    }

    /// Stops to listen and closes every connection; returns at once. Closing twice does nothing more.
    @Override
    public void close() {
        balancer.forget(this);
        channel().close();
        clients.close();
    }
}
