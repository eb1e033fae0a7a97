package io.signalbox.socketio.adapter;

import io.netty.buffer.ByteBufAllocator;
import io.signalbox.engineio.EngineLoop;
import io.signalbox.engineio.packet.Outbound;
import io.signalbox.socketio.packet.Packet;
import io.signalbox.socketio.packet.PacketEncoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The rooms of this server. A broadcast is encoded once and costs one task on each event loop that has a
/// receiver; the task walks plain arrays and hands every receiver the same buffer.
///
/// A socket's own room is not stored: its name is the socket's id, which is looked up as such.
public final class LocalAdapter implements Adapter {
    private static final Duration DEFAULT_ACK_TIMEOUT = Duration.ofSeconds(60);

    private final List<EngineLoop> loops;
    private final Map<String, LocalSocket> sockets = new ConcurrentHashMap<>();
    private final Map<String, Room> rooms = new ConcurrentHashMap<>();
    private final Room everybody;
    private final int[] marks;
    private final List<AdapterListener> listeners = new CopyOnWriteArrayList<>();

    /// An adapter without sockets.
    public LocalAdapter(List<EngineLoop> loops) {
        this.loops = loops;
        this.everybody = new Room("", loops.size());
        this.marks = new int[loops.size()];
    }

    /// Makes a socket known: from now on broadcasts to the whole namespace reach it. On its loop.
    public void register(LocalSocket socket) {
        sockets.put(socket.id(), socket);
        everybody.count(socket.loop().index(), 1);
        place(socket, everybody);
    }

    /// Forgets a socket that [#delAll] has taken out of its rooms. On its loop.
    public void unregister(LocalSocket socket) {
        if (sockets.remove(socket.id(), socket)) {
            everybody.count(socket.loop().index(), -1);
            for (Membership membership : socket.memberships()) {
                membership.room.part(socket.loop().index()).remove(membership);
                socket.drop(membership);
            }
        }
    }

    /// A connected socket of this server.
    public @Nullable LocalSocket socket(String id) {
        return sockets.get(id);
    }

    /// All connected sockets of this server, a live view.
    public Collection<LocalSocket> sockets() {
        return sockets.values();
    }

    /// Ids of this server's sockets in at least one of the rooms, in all when there are none.
    public Set<String> socketIds(Set<String> inRooms) {
        return sockets.values().stream()
                .filter(s -> inRooms.isEmpty() || s.rooms().stream().anyMatch(inRooms::contains))
                .map(LocalSocket::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// Whether a socket of this server is in the room.
    public boolean hasRoom(String room) {
        return rooms.containsKey(room) || sockets.containsKey(room);
    }

    /// Names of the rooms of this server, each socket's own one among them.
    public Set<String> roomNames() {
        return sockets.values().stream()
                .flatMap(s -> s.rooms().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /// Number of rooms that are not a socket's own one.
    public int sharedRooms() {
        return rooms.size();
    }

    @Override
    public void addAll(LocalSocket socket, Collection<String> names) {
        for (String name : names) {
            if (socket.enter(name)) {
                join(socket, name);
            }
        }
    }

    private void join(LocalSocket socket, String name) {
        boolean first = !hasRoom(name) || (isOwn(socket, name) && !rooms.containsKey(name));
        if (!isOwn(socket, name)) {
            rooms.compute(
                    name,
                    (_, present) -> {
                        Room room = present == null ? new Room(name, loops.size()) : present;
                        room.count(socket.loop().index(), 1);
                        return room;
                    });
            socket.loop().execute(() -> reconcile(socket, name));
        }
        for (AdapterListener listener : listeners) {
            if (first) {
                listener.createRoom(name);
            }
            listener.joinRoom(name, socket.id());
        }
    }

    @Override
    public void del(LocalSocket socket, String name) {
        if (socket.exit(name)) {
            leave(socket, name);
        }
    }

    @Override
    public void delAll(LocalSocket socket) {
        for (String name : socket.exitAll()) {
            leave(socket, name);
        }
    }

    private void leave(LocalSocket socket, String name) {
        if (!isOwn(socket, name)) {
            rooms.computeIfPresent(
                    name,
                    (_, room) -> {
                        room.count(socket.loop().index(), -1);
                        return room.total() == 0 ? null : room;
                    });
            socket.loop().execute(() -> reconcile(socket, name));
        }
        boolean last = !rooms.containsKey(name);
        for (AdapterListener listener : listeners) {
            listener.leaveRoom(name, socket.id());
            if (last) {
                listener.deleteRoom(name);
            }
        }
    }

    private static boolean isOwn(LocalSocket socket, String name) {
        return name.equals(socket.id());
    }

    // Two threads may join and leave the same room at the same time; their tasks may arrive in
    // another
    // order than their changes of the set of rooms. So a task never adds or removes: it makes the
    // place
    // agree with the set.
    private void reconcile(LocalSocket socket, String name) {
        Membership place = socket.membership(name);
        Room room = socket.rooms().contains(name) ? rooms.get(name) : null;
        if (place != null && place.room != room) {
            place.room.part(socket.loop().index()).remove(place);
            socket.drop(place);
            place = null;
        }
        if (place == null && room != null) {
            place(socket, room);
        }
    }

    private static void place(LocalSocket socket, Room room) {
        Membership membership = new Membership(room, socket);
        room.part(socket.loop().index()).add(membership);
        socket.put(membership);
    }

    @Override
    public void broadcast(Packet.Event packet, BroadcastOptions options) {
        Targets targets = targets(options);
        Outbound encoded = null;
        for (EngineLoop loop : loops) {
            if (targets.touches(loop.index())) {
                if (encoded == null) {
                    encoded = PacketEncoder.encode(ByteBufAllocator.DEFAULT, packet);
                }
                OutboundEvent event = new OutboundEvent(packet, encoded, options.flags());
                hand(loop, encoded, () -> forEach(loop, targets, s -> s.deliver(event)));
            }
        }
        if (encoded != null) {
            encoded.release();
        }
    }

    @Override
    public void broadcastWithAck(
            Packet.Event packet,
            BroadcastOptions options,
            IntConsumer clientCount,
            Consumer<@Nullable Object> ack) {
        Duration given = options.flags().timeout();
        Duration timeout = given == null ? DEFAULT_ACK_TIMEOUT : given;
        Outbound encoded = PacketEncoder.encode(ByteBufAllocator.DEFAULT, packet);
        OutboundEvent event = new OutboundEvent(packet, encoded, options.flags());
        encoded.retain();
        collect(
                        targets(options),
                        socket -> {
                            socket.expectAck(packet.id(), timeout, ack);
                            socket.deliver(event);
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

    private Targets targets(BroadcastOptions options) {
        List<Room> to = new ArrayList<>(1);
        List<LocalSocket> toSockets = new ArrayList<>(1);
        if (options.rooms().isEmpty()) {
            to.add(everybody);
        } else {
            lookUp(options.rooms(), to, toSockets);
        }
        if (options.except().isEmpty()) {
            return new Targets(to, toSockets, List.of(), List.of());
        }
        List<Room> except = new ArrayList<>(1);
        List<LocalSocket> exceptSockets = new ArrayList<>(1);
        lookUp(options.except(), except, exceptSockets);
        return new Targets(to, toSockets, except, exceptSockets);
    }

    private void lookUp(Set<String> names, List<Room> foundRooms, List<LocalSocket> foundSockets) {
        for (String name : names) {
            Room room = rooms.get(name);
            if (room != null) {
                foundRooms.add(room);
            }
            LocalSocket socket = sockets.get(name);
            if (socket != null && socket.rooms().contains(name)) {
                foundSockets.add(socket);
            }
        }
    }

    /// The matching sockets of this server, collected on their loops.
    public CompletableFuture<List<LocalSocket>> matching(BroadcastOptions options) {
        return collect(targets(options), _ -> {});
    }

    private CompletableFuture<List<LocalSocket>> collect(
            Targets targets, Consumer<LocalSocket> action) {
        CompletableFuture<List<LocalSocket>> all = CompletableFuture.completedFuture(List.of());
        for (EngineLoop loop : loops) {
            if (targets.touches(loop.index())) {
                all = all.thenCombine(collectOn(loop, targets, action), LocalAdapter::concat);
            }
        }
        return all;
    }

    private CompletableFuture<List<LocalSocket>> collectOn(
            EngineLoop loop, Targets targets, Consumer<LocalSocket> action) {
        CompletableFuture<List<LocalSocket>> part = new CompletableFuture<>();
        boolean accepted =
                loop.execute(
                        () -> {
                            List<LocalSocket> found = new ArrayList<>();
                            forEach(loop, targets, found::add);
                            found.forEach(action);
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
        return matching(options)
                .thenApply(found -> found.stream().map(LocalSocket::details).toList());
    }

    // The three below act at once, on the caller's thread: whoever puts sockets into a room and
    // then
    // speaks to the room must reach them. That costs a walk over all sockets unless ids are given.

    @Override
    public void addSockets(BroadcastOptions options, Set<String> names) {
        forEachMatching(options, socket -> addAll(socket, names));
    }

    @Override
    public void delSockets(BroadcastOptions options, Set<String> names) {
        forEachMatching(options, socket -> names.forEach(name -> del(socket, name)));
    }

    @Override
    public void disconnectSockets(BroadcastOptions options, boolean close) {
        forEachMatching(options, socket -> socket.disconnect(close));
    }

    private void forEachMatching(BroadcastOptions options, Consumer<LocalSocket> action) {
        Set<String> to = options.rooms();
        boolean onlyIds = to.stream().noneMatch(rooms::containsKey);
        if (!to.isEmpty() && onlyIds) {
            to.stream()
                    .map(sockets::get)
                    .filter(socket -> socket != null && isIn(socket, to, options.except()))
                    .forEach(action);
        } else {
            sockets.values().stream()
                    .filter(socket -> isIn(socket, to, options.except()))
                    .forEach(action);
        }
    }

    private static boolean isIn(LocalSocket socket, Set<String> to, Set<String> except) {
        Set<String> present = socket.rooms();
        return (to.isEmpty() || !Collections.disjoint(present, to))
                && (except.isEmpty() || Collections.disjoint(present, except));
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
        LocalSocket socket = sockets.get(id);
        return socket == null ? Set.of() : socket.rooms();
    }

    @Override
    public CompletionStage<Integer> serverCount() {
        return CompletableFuture.completedFuture(1);
    }

    @Override
    public void listen(AdapterListener listener) {
        listeners.add(listener);
    }

    @Override
    public void close() {}
}
