package io.signalbox.socketio.adapter;

/// A socket's place in the array of a room, so that it can leave without a search. Confined to the loop of
/// the socket.
final class Membership {
    final Room room;
    final LocalSocket socket;
    int position;

    Membership(Room room, LocalSocket socket) {
        this.room = room;
        this.socket = socket;
    }
}
