package io.signalbox.fleet.state;

import io.signalbox.fleet.RoomEntry;
import io.signalbox.fleet.SocketEntry;
import io.signalbox.fleet.SocketKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// Sockets and the rooms that follow from them. Every change is an upsert or a removal by key, so
/// duplicates do no harm; events about sockets that are not known have no effect, because a socket's
/// own announcement carries its rooms and data. Belongs to the fleet thread.
final class SocketTable {

    private static final class Row {
        final DenseList.Place<SocketEntry> place;
        int round;

        Row(DenseList.Place<SocketEntry> place, int round) {
            this.place = place;
            this.round = round;
        }

        SocketEntry entry() {
            return place.entry();
        }
    }

    private final Map<SocketKey, Row> sockets = new HashMap<>();
    private final DenseList<SocketEntry> list = new DenseList<>();
    private final RoomTable rooms = new RoomTable();
    private final Map<String, Integer> counts = new TreeMap<>();
    private final Sharing sharing = new Sharing();
    private int round;

    void clear() {
        sockets.clear();
        list.clear();
        rooms.clear();
        counts.clear();
    }

    /// From here on a new listing of all sockets is being put in.
    void beginListing() {
        round++;
    }

    /// All of the listing was put in: forgets the sockets that were not in it.
    void endListing() {
        Iterator<Map.Entry<SocketKey, Row>> all = sockets.entrySet().iterator();
        while (all.hasNext()) {
            Map.Entry<SocketKey, Row> next = all.next();
            if (next.getValue().round != round) {
                all.remove();
                forget(next.getKey(), next.getValue());
            }
        }
    }

    /// @return true when it was not known
    boolean put(SocketEntry socket) {
        var key = new SocketKey(socket.namespace(), socket.id());
        Row row = sockets.get(key);
        if (row == null) {
            SocketEntry shared = sharing.socket(socket);
            // The same two texts as in the entry, so that each is kept once.
            var ownKey = new SocketKey(shared.namespace(), shared.id());
            sockets.put(ownKey, new Row(list.add(shared), round));
            counts.merge(shared.namespace(), 1, Integer::sum);
            rooms.open(ownKey);
            shared.rooms().forEach(room -> rooms.enter(shared.namespace(), room, shared.id()));
            return true;
        }
        row.round = round;
        if (!socket.equals(row.entry())) {
            replace(row, sharing.socket(socket));
        }
        return false;
    }

    private void replace(Row row, SocketEntry after) {
        SocketEntry before = row.entry();
        list.set(row.place, after);
        if (before.rooms().equals(after.rooms())) {
            return;
        }
        for (String room : before.rooms()) {
            if (!after.rooms().contains(room)) {
                rooms.leave(after.namespace(), room, after.id());
            }
        }
        for (String room : after.rooms()) {
            rooms.enter(after.namespace(), room, after.id());
        }
    }

    void remove(String namespace, String id) {
        var key = new SocketKey(namespace, id);
        Row gone = sockets.remove(key);
        if (gone != null) {
            forget(key, gone);
        }
    }

    private void forget(SocketKey key, Row gone) {
        list.remove(gone.place);
        counts.merge(key.namespace(), -1, (a, b) -> a + b == 0 ? null : a + b);
        gone.entry().rooms().forEach(room -> rooms.leave(key.namespace(), room, key.id()));
        rooms.close(key);
    }

    void update(String namespace, String id, UnaryOperator<SocketEntry> change) {
        Row row = sockets.get(new SocketKey(namespace, id));
        if (row != null) {
            SocketEntry after = change.apply(row.entry());
            if (!after.equals(row.entry())) {
                replace(row, after);
            }
        }
    }

    void join(String namespace, String room, String id) {
        if (!room.equals(id)) {
            update(namespace, id, socket -> withRoom(socket, sharing.text(room)));
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

    int count(String namespace) {
        return counts.getOrDefault(namespace, 0);
    }

    Set<String> namespaces() {
        return Collections.unmodifiableSet(counts.keySet());
    }

    List<SocketEntry> sockets() {
        return list.snapshot();
    }

    List<RoomEntry> rooms() {
        return rooms.list();
    }

    /// Rooms that are not the private one of a socket.
    int sharedRooms() {
        return rooms.shared();
    }

    private SocketEntry withRoom(SocketEntry socket, String room) {
        int at = Collections.binarySearch(socket.rooms(), room);
        if (at >= 0) {
            return socket;
        }
        var joined = new ArrayList<>(socket.rooms());
        joined.add(-at - 1, room);
        return socket.withRooms(sharing.list(List.copyOf(joined)));
    }

    private SocketEntry withoutRoom(SocketEntry socket, String room) {
        if (!socket.rooms().contains(room)) {
            return socket;
        }
        return socket.withRooms(
                sharing.list(socket.rooms().stream().filter(r -> !r.equals(room)).toList()));
    }
}
