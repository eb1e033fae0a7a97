package io.signalbox.socketio;

import io.signalbox.socketio.ack.BroadcastAcks;
import io.signalbox.socketio.adapter.BroadcastFlags;
import io.signalbox.socketio.adapter.BroadcastOptions;
import io.signalbox.socketio.packet.Packet;
import io.signalbox.socketio.packet.PacketRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A choice of sockets of one namespace (of all children for a parent of namespaces), and what can be done to them all. Immutable: each method that
/// narrows or widens the choice returns another one. A socket in several chosen rooms is reached once.
/// Reaches all servers of the fleet unless [#local()]. Any thread.
public final class Broadcast {
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

    private final Supplier<List<Namespace>> namespaces;
    private final BroadcastOptions options;

    /// @param namespaces those that are meant at the moment of the call
    Broadcast(Supplier<List<Namespace>> namespaces, BroadcastOptions options) {
        this.namespaces = namespaces;
        this.options = options;
    }

    /// Also the sockets of these rooms (or with these ids).
    public Broadcast to(String... rooms) {
        return new Broadcast(
                namespaces,
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
                namespaces,
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

    Broadcast expectSingleResponse() {
        return with(options.flags().withSingleResponse());
    }

    Broadcast with(BroadcastFlags flags) {
        return new Broadcast(namespaces, options.withFlags(flags));
    }

    /// Sends an event.
    ///
    /// @throws IllegalArgumentException for a value that the parser does not know and for a reserved name
    public void emit(String event, @Nullable Object... args) {
        List<@Nullable Object> data = PacketRules.event(event, args);
        for (Namespace namespace : namespaces.get()) {
            namespace.adapter().broadcast(new Packet.Event(namespace.name(), data), options);
        }
    }

    /// Sends the event `message`.
    public void send(@Nullable Object... args) {
        emit("message", args);
    }

    /// Sends an event and collects the first ack argument of each client.
    ///
    /// @return fails with [io.signalbox.socketio.ack.AckException], which holds the answers that did come,
    ///     when not all have answered within the timeout (10 s by default)
    public CompletableFuture<List<@Nullable Object>> emitWithAck(
            String event, @Nullable Object... args) {
        List<@Nullable Object> data = PacketRules.event(event, args);
        Duration given = options.flags().timeout();
        Duration timeout = given == null ? DEFAULT_TIMEOUT : given;
        BroadcastOptions limited = options.withFlags(options.flags().withTimeout(timeout));
        CompletableFuture<List<@Nullable Object>> all =
                CompletableFuture.completedFuture(List.of());
        for (Namespace namespace : namespaces.get()) {
            Packet.Event packet = new Packet.Event(namespace.name(), namespace.nextAckId(), data);
            all =
                    all.thenCombine(
                            BroadcastAcks.collect(namespace.adapter(), packet, limited, timeout),
                            Broadcast::concat);
        }
        return all;
    }

    private static List<@Nullable Object> concat(
            List<@Nullable Object> a, List<@Nullable Object> b) {
        if (a.isEmpty()) {
            return b;
        }
        List<@Nullable Object> both = new ArrayList<>(a);
        both.addAll(b);
        return Collections.unmodifiableList(both);
    }

    /// The chosen sockets of all servers.
    ///
    /// @throws UnsupportedOperationException for a parent of namespaces: a child may exist on another server
    ///     and not on this one
    public CompletionStage<List<RemoteSocket>> fetchSockets() {
        List<Namespace> one = namespaces.get();
        if (namespaces instanceof ParentNamespace) {
            throw new UnsupportedOperationException(
                    "fetchSockets() is not supported on parent namespaces");
        }
        Namespace namespace = one.getFirst();
        return namespace
                .adapter()
                .fetchSockets(options)
                .thenApply(all -> all.stream().map(d -> new RemoteSocket(namespace, d)).toList());
    }

    /// Puts the chosen sockets into rooms.
    public void socketsJoin(String... rooms) {
        namespaces
                .get()
                .forEach(n -> n.adapter().addSockets(options, new HashSet<>(Arrays.asList(rooms))));
    }

    /// Takes the chosen sockets out of rooms.
    public void socketsLeave(String... rooms) {
        namespaces
                .get()
                .forEach(n -> n.adapter().delSockets(options, new HashSet<>(Arrays.asList(rooms))));
    }

    /// Disconnects the chosen sockets, with `close` the whole connections below them.
    public void disconnectSockets(boolean close) {
        namespaces.get().forEach(n -> n.adapter().disconnectSockets(options, close));
    }
}
