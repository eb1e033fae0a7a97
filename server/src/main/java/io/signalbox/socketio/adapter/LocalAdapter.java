package io.signalbox.socketio.adapter;

import io.netty.buffer.ByteBufAllocator;
import io.signalbox.engineio.EngineLoop;
import io.signalbox.engineio.packet.Outbound;
import io.signalbox.socketio.packet.Packet;
import io.signalbox.socketio.packet.Parser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The rooms of this server. A broadcast is encoded once and costs one task on each event loop that has a
/// receiver; the task walks plain arrays and hands every receiver the same buffer.
///
/// A socket's own room is not stored: its name is the socket's id, which is looked up as such.
public final class LocalAdapter implements Adapter {
    private static final Duration DEFAULT_ACK_TIMEOUT = Duration.ofSeconds(60);

    private final List<EngineLoop> loops;
    private final Parser parser;
    private final LocalRooms rooms;
    private final int[] marks;

    /// An adapter without sockets.
    public LocalAdapter(List<EngineLoop> loops, Parser parser) {
        this.loops = loops;
        this.parser = parser;
        this.rooms = new LocalRooms(loops);
        this.marks = new int[loops.size()];
    }

    /// Makes a socket known: from now on broadcasts to the whole namespace reach it. On its loop.
    public void register(LocalSocket socket) {
        rooms.register(socket);
    }

    /// Forgets a socket that [#delAll] has taken out of its rooms. On its loop.
    public void unregister(LocalSocket socket) {
        rooms.unregister(socket);
    }

    /// A connected socket of this server.
    public @Nullable LocalSocket socket(String id) {
        return rooms.sockets().get(id);
    }

    /// All connected sockets of this server, a live view.
    public Collection<LocalSocket> sockets() {
        return rooms.sockets().values();
    }

    /// Ids of this server's sockets in at least one of the rooms, in all when there are none.
    public Set<String> socketIds(Set<String> inRooms) {
        return rooms.sockets().values().stream()
                .filter(s -> inRooms.isEmpty() || s.rooms().stream().anyMatch(inRooms::contains))
                .map(LocalSocket::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// Whether a socket of this server is in the room.
    public boolean hasRoom(String room) {
        return rooms.has(room);
    }

    /// Names of the rooms of this server, each socket's own one among them.
    public Set<String> roomNames() {
        return rooms.sockets().values().stream()
                .flatMap(s -> s.rooms().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /// Number of rooms that are not a socket's own one.
    public int sharedRooms() {
        return rooms.shared();
    }

    @Override
    public void addAll(LocalSocket socket, Collection<String> names) {
        rooms.addAll(socket, names);
    }

    @Override
    public void del(LocalSocket socket, String name) {
        rooms.del(socket, name);
    }

    @Override
    public void delAll(LocalSocket socket) {
        rooms.delAll(socket);
    }

    @Override
    public void broadcast(Packet.Event packet, BroadcastOptions options) {
        Targets targets = rooms.targets(options);
        Outbound encoded = null;
        for (EngineLoop loop : loops) {
            if (targets.touches(loop.index())) {
                if (encoded == null) {
                    encoded = parser.encode(ByteBufAllocator.DEFAULT, packet);
                }
                OutboundEvent event = OutboundEvent.of(packet, encoded, options.flags());
                hand(loop, encoded, () -> forEach(loop, targets, s -> s.deliver(event)));
            }
        }
        if (encoded != null) {
            encoded.release();
        }
    }

    /// The same for an event that has been encoded already; the caller keeps its reference.
    public void broadcast(OutboundEvent event, BroadcastOptions options) {
        Targets targets = rooms.targets(options);
        for (EngineLoop loop : loops) {
            if (targets.touches(loop.index())) {
                hand(loop, event.encoded(), () -> forEach(loop, targets, s -> s.deliver(event)));
            }
        }
    }

    /// Encodes as this server's clients expect it.
    public Parser parser() {
        return parser;
    }

    @Override
    public void broadcastWithAck(
            Packet.Event packet,
            BroadcastOptions options,
            IntConsumer clientCount,
            Consumer<@Nullable Object> ack) {
        Duration given = options.flags().timeout();
        Duration timeout = given == null ? DEFAULT_ACK_TIMEOUT : given;
        Outbound encoded = parser.encode(ByteBufAllocator.DEFAULT, packet);
        OutboundEvent event = OutboundEvent.of(packet, encoded, options.flags());
        encoded.retain();
        collect(
                        rooms.targets(options),
                        socket -> {
                            boolean reached = socket.expectAck(packet.id(), timeout, ack);
                            if (reached) {
                                socket.deliver(event);
                            }
                            return reached;
                        })
                .thenAccept(
                        reached -> {
                            encoded.release();
                            clientCount.accept(reached.size());
                        });
        encoded.release();
    }

    private static void hand(EngineLoop loop, Outbound encoded, Runnable task) {
        encoded.retain();
        boolean accepted =
                loop.execute(
                        () -> {
                            try {
                                task.run();
                            } finally {
                                encoded.release();
                            }
                        });
        if (!accepted) {
            encoded.release();
        }
    }

    private void forEach(EngineLoop loop, Targets targets, Consumer<LocalSocket> action) {
        targets.forEach(loop.index(), ++marks[loop.index()], action);
    }

    /// The matching sockets of this server as of now.
    public List<LocalSocket> matching(BroadcastOptions options) {
        return rooms.matching(options);
    }

    private CompletableFuture<List<LocalSocket>> collect(
            Targets targets, Predicate<LocalSocket> action) {
        CompletableFuture<List<LocalSocket>> all = CompletableFuture.completedFuture(List.of());
        for (EngineLoop loop : loops) {
            if (targets.touches(loop.index())) {
                all = all.thenCombine(collectOn(loop, targets, action), LocalAdapter::concat);
            }
        }
        return all;
    }

    private CompletableFuture<List<LocalSocket>> collectOn(
            EngineLoop loop, Targets targets, Predicate<LocalSocket> action) {
        CompletableFuture<List<LocalSocket>> part = new CompletableFuture<>();
        boolean accepted =
                loop.execute(
                        () -> {
                            List<LocalSocket> found = new ArrayList<>();
                            forEach(loop, targets, found::add);
                            found.removeIf(action.negate());
                            part.complete(found);
                        });
        if (!accepted) {
            part.complete(List.of());
        }
        return part;
    }

    private static List<LocalSocket> concat(List<LocalSocket> a, List<LocalSocket> b) {
        List<LocalSocket> both = new ArrayList<>(a);
        both.addAll(b);
        return both;
    }

    @Override
    public CompletionStage<List<SocketDetails>> fetchSockets(BroadcastOptions options) {
        return CompletableFuture.completedFuture(
                matching(options).stream().map(LocalSocket::details).toList());
    }

    // These act at once, on the caller's thread: whoever puts sockets into a room and then speaks
    // to the
    // room must reach them.

    @Override
    public void addSockets(BroadcastOptions options, Set<String> names) {
        matching(options).forEach(socket -> addAll(socket, names));
    }

    @Override
    public void delSockets(BroadcastOptions options, Set<String> names) {
        matching(options).forEach(socket -> names.forEach(name -> del(socket, name)));
    }

    @Override
    public void disconnectSockets(BroadcastOptions options, boolean close) {
        matching(options).forEach(socket -> socket.disconnect(close));
    }

    @Override
    public void serverSideEmit(List<@Nullable Object> data) {}

    @Override
    public CompletionStage<List<@Nullable Object>> serverSideEmitWithAck(
            List<@Nullable Object> data) {
        return CompletableFuture.completedFuture(List.of());
    }

    @Override
    public Set<String> socketRooms(String id) {
        LocalSocket socket = rooms.sockets().get(id);
        return socket == null ? Set.of() : socket.rooms();
    }

    @Override
    public CompletionStage<Integer> serverCount() {
        return CompletableFuture.completedFuture(1);
    }

    @Override
    public void listen(AdapterListener listener) {
        rooms.listen(listener);
    }

    @Override
    public void close() {}
}
