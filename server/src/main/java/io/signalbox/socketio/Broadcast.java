package io.signalbox.socketio;

import io.signalbox.socketio.adapter.BroadcastFlags;
import io.signalbox.socketio.adapter.BroadcastOptions;
import io.signalbox.socketio.packet.Packet;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// A choice of sockets of one namespace, and what can be done to them all. Immutable: each method that
/// narrows or widens the choice returns another one. A socket in several chosen rooms is reached once.
/// Reaches all servers of the fleet unless [#local()]. Any thread.
public final class Broadcast {
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

    private final Namespace namespace;
    private final BroadcastOptions options;

    Broadcast(Namespace namespace, BroadcastOptions options) {
        this.namespace = namespace;
        this.options = options;
    }

    /// Also the sockets of these rooms (or with these ids).
    public Broadcast to(String... rooms) {
        return new Broadcast(
                namespace,
                new BroadcastOptions(
                        union(options.rooms(), rooms), options.except(), options.flags()));
    }

    /// The same as [#to(String...)].
    public Broadcast in(String... rooms) {
        return to(rooms);
    }

    /// Not the sockets of these rooms (or with these ids).
    public Broadcast except(String... rooms) {
        return new Broadcast(
                namespace,
                new BroadcastOptions(
                        options.rooms(), union(options.except(), rooms), options.flags()));
    }

    private static Set<String> union(Set<String> present, String... more) {
        Set<String> all = new HashSet<>(present);
        all.addAll(Arrays.asList(more));
        return all;
    }

    /// Only sockets of this server.
    public Broadcast local() {
        return with(options.flags().withLocal());
    }

    /// May be dropped for clients that are not ready (`volatile` of the official API).
    public Broadcast volatileFlag() {
        return with(options.flags().withVolatile());
    }

    /// Whether to compress, where the transport can.
    public Broadcast compress(boolean value) {
        return with(options.flags().withCompress(value));
    }

    /// How long acks are waited for.
    public Broadcast timeout(Duration value) {
        return with(options.flags().withTimeout(value));
    }

    Broadcast with(BroadcastFlags flags) {
        return new Broadcast(namespace, options.withFlags(flags));
    }

    /// Sends an event.
    ///
    /// @throws IllegalArgumentException for a value that JSON does not know
    public void emit(String event, @Nullable Object... args) {
        namespace
                .adapter()
                .broadcast(new Packet.Event(namespace.name(), Values.event(event, args)), options);
    }

    /// Sends an event and collects the first ack argument of each client.
    ///
    /// @return fails with [AckException] when not all have answered within the timeout (10 s by default)
    public CompletableFuture<List<@Nullable Object>> emitWithAck(
            String event, @Nullable Object... args) {
        Duration given = options.flags().timeout();
        Duration timeout = given == null ? DEFAULT_TIMEOUT : given;
        Packet.Event packet =
                new Packet.Event(
                        namespace.name(), namespace.nextAckId(), Values.event(event, args));
        BroadcastOptions limited = options.withFlags(options.flags().withTimeout(timeout));
        return BroadcastAcks.collect(namespace.adapter(), packet, limited, timeout);
    }

    /// The chosen sockets of all servers.
    public CompletionStage<List<RemoteSocket>> fetchSockets() {
        return namespace
                .adapter()
                .fetchSockets(options)
                .thenApply(all -> all.stream().map(d -> new RemoteSocket(namespace, d)).toList());
    }

    /// Puts the chosen sockets into rooms.
    public void socketsJoin(String... rooms) {
        namespace.adapter().addSockets(options, Set.of(rooms));
    }

    /// Takes the chosen sockets out of rooms.
    public void socketsLeave(String... rooms) {
        namespace.adapter().delSockets(options, Set.of(rooms));
    }

    /// Disconnects the chosen sockets, with `close` the whole connections below them.
    public void disconnectSockets(boolean close) {
        namespace.adapter().disconnectSockets(options, close);
    }
}
