package io.signalbox.socketio.adapter;

/// A socket's place in the array of a room, so that it can leave without a search. Confined to the loop of
/// the socket.
///
/// Two threads may join and leave the same room at the same time, and their tasks may reach the loop in the
/// other order than their changes of the set of rooms. So joins and leaves are counted, and the membership
/// ends when they are even.
final class Membership {
    final Room room;
    final LocalSocket socket;
    int position;
    int net;

    Membership(Room room, LocalSocket socket, int net) {
        this.room = room;
        this.socket = socket;
        this.net = net;
    }
}
