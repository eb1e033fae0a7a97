package io.signalbox.fleet;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Sockets and the rooms that follow from them. Every change is an upsert or a removal by key, so
/// duplicates do no harm; events about sockets that are not known have no effect, because a socket's
/// own announcement carries its rooms and data. Belongs to the fleet thread.
final class SocketTable {

    private record Key(String namespace, String name) {}

    private static final class Room {
        final Set<String> members = new HashSet<>(4);
        @Nullable RoomEntry entry;
    }

    private final Map<Key, SocketEntry> sockets = new LinkedHashMap<>();
    private final Map<Key, Room> rooms = new HashMap<>();
    private @Nullable List<SocketEntry> socketList = List.of();
    private @Nullable List<RoomEntry> roomList = List.of();
    private int sharedRooms;

    void replaceAll(List<SocketEntry> all) {
        clear();
        all.forEach(this::put);
    }

    void clear() {
        sockets.clear();
        rooms.clear();
        socketList = null;
        roomList = null;
    }

    void put(SocketEntry socket) {
        var key = new Key(socket.namespace(), socket.id());
        SocketEntry before = sockets.put(key, socket);
        if (socket.equals(before)) {
            return;
        }
        socketList = null;
        if (before == null) {
            enter(key, socket.id());
        } else {
            for (String room : before.rooms()) {
                if (!socket.rooms().contains(room)) {
                    leave(new Key(socket.namespace(), room), socket.id());
                }
            }
        }
        for (String room : socket.rooms()) {
            enter(new Key(socket.namespace(), room), socket.id());
        }
    }

    void remove(String namespace, String id) {
        var key = new Key(namespace, id);
        SocketEntry gone = sockets.remove(key);
        if (gone == null) {
            return;
        }
        socketList = null;
        leave(key, id);
        gone.rooms().forEach(room -> leave(new Key(namespace, room), id));
    }

    void update(String namespace, String id, UnaryOperator<SocketEntry> change) {
        SocketEntry socket = sockets.get(new Key(namespace, id));
        if (socket != null) {
            put(change.apply(socket));
        }
    }

    void join(String namespace, String room, String id) {
        if (!room.equals(id)) {
            update(namespace, id, socket -> withRoom(socket, room));
        }
    }

    void leaveRoom(String namespace, String room, String id) {
        if (!room.equals(id)) {
            update(namespace, id, socket -> withoutRoom(socket, room));
        }
    }

    int size() {
        return sockets.size();
    }

    int countOutside(String namespace) {
        return (int)
                sockets.keySet().stream().filter(k -> !k.namespace().equals(namespace)).count();
    }

    Set<String> namespaces() {
        var names = new HashSet<String>();
        sockets.keySet().forEach(key -> names.add(key.namespace()));
        return names;
    }

    List<SocketEntry> sockets() {
        if (socketList == null) {
            socketList = List.copyOf(sockets.values());
        }
        return socketList;
    }

    List<RoomEntry> rooms() {
        if (roomList == null) {
            var list = new ArrayList<RoomEntry>(rooms.size());
            sharedRooms = 0;
            rooms.forEach(
                    (key, room) -> {
                        RoomEntry entry = entry(key, room);
                        list.add(entry);
                        sharedRooms += entry.own() ? 0 : 1;
                    });
            roomList = Collections.unmodifiableList(list);
        }
        return roomList;
    }

    /// Rooms that are not the private one of a socket.
    int sharedRooms() {
        rooms();
        return sharedRooms;
    }

    private RoomEntry entry(Key key, Room room) {
        if (room.entry == null) {
            room.entry =
                    new RoomEntry(
                            key.namespace(),
                            key.name(),
                            room.members.size(),
                            sockets.containsKey(key));
        }
        return room.entry;
    }

    private void enter(Key key, String id) {
        Room room = rooms.computeIfAbsent(key, _ -> new Room());
        room.members.add(id);
        room.entry = null;
        roomList = null;
    }

    private void leave(Key key, String id) {
        Room room = rooms.get(key);
        if (room == null || !room.members.remove(id)) {
            return;
        }
        room.entry = null;
        roomList = null;
        if (room.members.isEmpty()) {
            rooms.remove(key);
        }
    }

    private static SocketEntry withRoom(SocketEntry socket, String room) {
        int at = Collections.binarySearch(socket.rooms(), room);
        if (at >= 0) {
            return socket;
        }
        var rooms = new ArrayList<>(socket.rooms());
        rooms.add(-at - 1, room);
        return socket.withRooms(rooms);
    }

    private static SocketEntry withoutRoom(SocketEntry socket, String room) {
        if (!socket.rooms().contains(room)) {
            return socket;
        }
        return socket.withRooms(socket.rooms().stream().filter(r -> !r.equals(room)).toList());
    }
}
