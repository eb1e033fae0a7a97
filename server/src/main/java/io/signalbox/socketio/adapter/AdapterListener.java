package io.signalbox.socketio.adapter;

/// Hears of the rooms of this server. Called on the thread that joins or leaves, often an event loop: it
/// must not block. Order per socket: `createRoom` before `joinRoom`, `leaveRoom` before `deleteRoom`.
public interface AdapterListener {

    /// The first socket of this server is about to be in the room.
    default void createRoom(String room) {}

    /// The last socket of this server has left the room.
    default void deleteRoom(String room) {}

    /// The socket is in the room from now on.
    default void joinRoom(String room, String id) {}

    /// The socket is no longer in the room.
    default void leaveRoom(String room, String id) {}
}
