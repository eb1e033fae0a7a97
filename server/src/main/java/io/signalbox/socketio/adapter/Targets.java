package io.signalbox.socketio.adapter;

import java.util.List;
import java.util.function.Consumer;

/// The receivers of one broadcast, looked up once by the sender: rooms, and sockets named by their id.
record Targets(
        List<Room> rooms,
        List<LocalSocket> sockets,
        List<Room> exceptRooms,
        List<LocalSocket> exceptSockets) {

    boolean touches(int loop) {
        for (Room room : rooms) {
            if (room.touches(loop)) {
                return true;
            }
        }
        for (LocalSocket socket : sockets) {
            if (socket.loop().index() == loop) {
                return true;
            }
        }
        return false;
    }

    /// Visits each receiver on the loop once. Call on that loop.
    ///
    /// @param mark a number that no earlier visit on this loop has used
    void forEach(int loop, int mark, Consumer<LocalSocket> action) {
        for (Room room : exceptRooms) {
            visit(room.part(loop), mark, _ -> {});
        }
        for (LocalSocket socket : exceptSockets) {
            if (socket.loop().index() == loop) {
                socket.mark = mark;
            }
        }
        for (Room room : rooms) {
            visit(room.part(loop), mark, action);
        }
        for (LocalSocket socket : sockets) {
            if (socket.loop().index() == loop && socket.mark != mark) {
                socket.mark = mark;
                action.accept(socket);
            }
        }
    }

    private static void visit(Room.Part part, int mark, Consumer<LocalSocket> action) {
        // Backwards: a receiver that is closed on the way (a slow one) swaps the last member into
        // its
        // place, and that one has been visited already.
        for (int i = part.size() - 1; i >= 0; i--) {
            LocalSocket socket = i < part.size() ? part.socket(i) : null;
            if (socket != null && socket.mark != mark) {
                socket.mark = mark;
                action.accept(socket);
            }
        }
    }
}
