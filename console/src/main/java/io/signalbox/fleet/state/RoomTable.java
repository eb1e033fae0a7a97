package io.signalbox.fleet.state;

import io.signalbox.fleet.RoomEntry;
import io.signalbox.fleet.SocketKey;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The rooms and who is in them. Belongs to the fleet thread.
final class RoomTable {

    /// Most rooms are the private ones of sockets, with that socket alone: those have no set.
    private static final class Room {
        final DenseList.Place<RoomEntry> place;
        @Nullable String only;
        @Nullable Set<String> members;

        Room(DenseList.Place<RoomEntry> place, String only) {
            this.place = place;
            this.only = only;
        }

        boolean add(String id) {
            if (members == null) {
                if (id.equals(only)) {
                    return false;
                }
                if (only == null) {
                    only = id;
                    return true;
                }
                members = new HashSet<>(Set.of(only));
                only = null;
            }
            return members.add(id);
        }

        boolean remove(String id) {
            if (members != null) {
                return members.remove(id);
            }
            boolean was = id.equals(only);
            only = was ? null : only;
            return was;
        }

        int size() {
            if (members != null) {
                return members.size();
            }
            return only == null ? 0 : 1;
        }
    }

    private final Map<SocketKey, Room> rooms = new HashMap<>();
    private final DenseList<RoomEntry> list = new DenseList<>();
    private int own;

    void clear() {
        rooms.clear();
        list.clear();
        own = 0;
    }

    /// The private room of a socket that was not known.
    void open(SocketKey socket) {
        change(socket, socket.id(), true);
    }

    /// The socket is gone; whoever else joined its room stays in it.
    void close(SocketKey socket) {
        Room room = rooms.get(socket);
        if (room != null) {
            room.remove(socket.id());
            show(socket, room, false);
        }
    }

    void enter(String namespace, String name, String id) {
        var key = new SocketKey(namespace, name);
        Room room = rooms.get(key);
        change(key, id, room != null && room.place.entry().own());
    }

    private void change(SocketKey key, String id, boolean isOwn) {
        Room room = rooms.get(key);
        if (room == null) {
            var entry = new RoomEntry(key.namespace(), key.id(), 1, isOwn);
            rooms.put(key, new Room(list.add(entry), id));
            own += isOwn ? 1 : 0;
            return;
        }
        room.add(id);
        show(key, room, isOwn);
    }

    void leave(String namespace, String name, String id) {
        var key = new SocketKey(namespace, name);
        Room room = rooms.get(key);
        if (room != null && room.remove(id)) {
            show(key, room, room.place.entry().own());
        }
    }

    private void show(SocketKey key, Room room, boolean isOwn) {
        RoomEntry before = room.place.entry();
        own += (isOwn ? 1 : 0) - (before.own() ? 1 : 0);
        if (room.size() == 0) {
            own -= isOwn ? 1 : 0;
            rooms.remove(key);
            list.remove(room.place);
            return;
        }
        var after = new RoomEntry(before.namespace(), before.name(), room.size(), isOwn);
        if (!after.equals(before)) {
            list.set(room.place, after);
        }
    }

    List<RoomEntry> list() {
        return list.snapshot();
    }

    int shared() {
        return list.size() - own;
    }
}
