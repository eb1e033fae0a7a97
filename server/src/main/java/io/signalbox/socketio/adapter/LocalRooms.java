package io.signalbox.socketio.adapter;

import io.signalbox.engineio.EngineLoop;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// Who is in which room of this server. The directory of names changes at once on the thread that joins or
/// leaves; the arrays that broadcasts walk belong to the event loops and follow by tasks, in the order of
/// each thread's calls.
final class LocalRooms {
    private final List<EngineLoop> loops;
    private final Map<String, LocalSocket> sockets = new ConcurrentHashMap<>();
    private final Map<String, Room> rooms = new ConcurrentHashMap<>();
    private final Room everybody;
    private final List<AdapterListener> listeners = new CopyOnWriteArrayList<>();

    LocalRooms(List<EngineLoop> loops) {
        this.loops = loops;
        this.everybody = new Room("", loops.size());
    }

    Map<String, LocalSocket> sockets() {
        return sockets;
    }

    boolean has(String name) {
        return rooms.containsKey(name) || sockets.containsKey(name);
    }

    int shared() {
        return rooms.size();
    }

    void listen(AdapterListener listener) {
        listeners.add(listener);
    }

    /// Makes a socket known: from now on broadcasts to the whole namespace reach it. On its loop.
    void register(LocalSocket socket) {
        sockets.put(socket.id(), socket);
        everybody.count(socket.loop().index(), 1);
        change(socket, everybody, 1);
    }

    /// Forgets a socket that [#delAll] has taken out of its rooms. On its loop.
    void unregister(LocalSocket socket) {
        if (sockets.remove(socket.id(), socket)) {
            everybody.count(socket.loop().index(), -1);
            change(socket, everybody, -1);
        }
    }

    void addAll(LocalSocket socket, Collection<String> names) {
        for (String name : names) {
            if (name.equals(socket.id())) {
                joinOwn(socket);
            } else {
                join(socket, name);
            }
        }
    }

    private void joinOwn(LocalSocket socket) {
        String name = socket.id();
        if (socket.enter(name)) {
            joined(socket, name, !rooms.containsKey(name));
        }
    }

    // The set of rooms changes together with the room's count: for one name, all threads take turns
    // here.
    private void join(LocalSocket socket, String name) {
        boolean known = sockets.containsKey(name);
        Change change = new Change();
        rooms.compute(
                name,
                (_, present) -> {
                    if (!socket.enter(name)) {
                        return present;
                    }
                    Room room = present == null ? new Room(name, loops.size()) : present;
                    room.count(socket.loop().index(), 1);
                    change.room = room;
                    change.edge = present == null && !known;
                    return room;
                });
        Room room = change.room;
        if (room != null) {
            socket.loop().execute(() -> change(socket, room, 1));
            joined(socket, name, change.edge);
        }
    }

    private void joined(LocalSocket socket, String name, boolean first) {
        for (AdapterListener listener : listeners) {
            if (first) {
                listener.createRoom(name);
            }
            listener.joinRoom(name, socket.id());
        }
    }

    void del(LocalSocket socket, String name) {
        if (name.equals(socket.id())) {
            if (socket.exit(name)) {
                left(socket, name, !rooms.containsKey(name));
            }
        } else {
            leave(socket, name, false);
        }
    }

    void delAll(LocalSocket socket) {
        for (String name : socket.exitAll()) {
            if (name.equals(socket.id())) {
                left(socket, name, !rooms.containsKey(name));
            } else {
                leave(socket, name, true);
            }
        }
    }

    private void leave(LocalSocket socket, String name, boolean alreadyOut) {
        Change change = new Change();
        rooms.computeIfPresent(
                name,
                (_, room) -> {
                    if (!alreadyOut && !socket.exit(name)) {
                        return room;
                    }
                    room.count(socket.loop().index(), -1);
                    change.room = room;
                    change.edge = room.total() == 0;
                    return change.edge ? null : room;
                });
        Room room = change.room;
        if (room != null) {
            socket.loop().execute(() -> change(socket, room, -1));
            left(socket, name, change.edge && !sockets.containsKey(name));
        }
    }

    private void left(LocalSocket socket, String name, boolean last) {
        for (AdapterListener listener : listeners) {
            listener.leaveRoom(name, socket.id());
            if (last) {
                listener.deleteRoom(name);
            }
        }
    }

    /// What one turn at a room has done.
    private static final class Change {
        private @Nullable Room room;

        // The room has been created or deleted by it.
        private boolean edge;
    }

    private static void change(LocalSocket socket, Room room, int difference) {
        Room.Part part = room.part(socket.loop().index());
        Membership place = socket.membership(room);
        if (place == null) {
            place = new Membership(room, socket, difference);
            socket.put(place);
            if (difference > 0) {
                part.add(place);
            }
            return;
        }
        boolean placed = place.net > 0;
        place.net += difference;
        if (place.net == 0) {
            socket.drop(place);
            if (placed) {
                part.remove(place);
            }
        }
    }

    /// The receivers of a broadcast.
    Targets targets(BroadcastOptions options) {
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

    /// The matching sockets of this server as of now.
    List<LocalSocket> matching(BroadcastOptions options) {
        Set<String> to = options.rooms();
        if (!to.isEmpty() && to.stream().noneMatch(rooms::containsKey)) {
            // Most calls name sockets by their ids, which are found without a walk over all others.
            return to.stream()
                    .map(sockets::get)
                    .filter(Objects::nonNull)
                    .filter(socket -> isChosen(socket, options))
                    .toList();
        }
        return sockets.values().stream().filter(socket -> isChosen(socket, options)).toList();
    }

    private static boolean isChosen(LocalSocket socket, BroadcastOptions options) {
        Set<String> in = socket.rooms();
        return (options.rooms().isEmpty() || options.rooms().stream().anyMatch(in::contains))
                && options.except().stream().noneMatch(in::contains);
    }
}
