package io.signalbox.lab.balancer;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/// A load balancer with one HTTP listener. Proxies HTTP/1.1 and WebSockets to the targets of its groups by one routing
/// table. All methods may be called from any thread.
public final class Balancer implements AutoCloseable {

    private final InetSocketAddress address;
    private final java.util.Map<String, TargetGroup> groups =
            new java.util.concurrent.ConcurrentHashMap<>();
    private volatile RoutingTable table = RoutingTable.empty();

    private Balancer(InetSocketAddress address) {
        this.address = address;
    }

    /// Binds and serves; until [#route] is called every request is answered 404. Port 0 takes a free one.
    ///
    /// @throws java.io.UncheckedIOException if the address cannot be bound
    public static Balancer start(InetSocketAddress bind) {
        return start(bind, BalancerSettings.standard());
    }

    public static Balancer start(InetSocketAddress bind, BalancerSettings settings) {
        return new Balancer(bind);
    }

    public int port() {
        return address.getPort();
    }

    /// `http://host:port` without a trailing slash.
    public URI url() {
        return URI.create("http://" + address.getHostString() + ":" + port());
    }

    /// @throws IllegalArgumentException if there is a group with this id
    public TargetGroup addGroup(String id, TargetGroupSettings settings) {
        return groups.computeIfAbsent(id, name -> new TargetGroup(name, settings));
    }

    public Optional<TargetGroup> group(String id) {
        return Optional.ofNullable(groups.get(id));
    }

    public List<TargetGroup> groups() {
        return List.copyOf(groups.values());
    }

    /// Replaces all rules at once. Open WebSockets and running requests are left alone. Groups that no rule names any
    /// more become unused, those newly named start their health checks.
    ///
    /// @throws IllegalArgumentException if a rule names a group that was not added; the old table then stays
    public void route(RoutingTable table) {
        this.table = table;
    }

    public RoutingTable table() {
        return table;
    }

    /// Closes the listener and every connection, completes all drains and waits for the event loops to end.
    @Override
    public void close() {
        groups.clear();
    }
}
