package io.signalbox.socketio.adapter;

import java.util.Set;

/// Whom a broadcast reaches: every socket that is in at least one of `rooms` (all sockets of the namespace
/// when there are none) and in none of `except`. Each socket is reached once.
///
/// @param rooms names of rooms or socket ids
/// @param except names of rooms or socket ids
/// @param flags modifiers
public record BroadcastOptions(Set<String> rooms, Set<String> except, BroadcastFlags flags) {

    /// All sockets of the namespace, no modifier.
    public static final BroadcastOptions ALL =
            new BroadcastOptions(Set.of(), Set.of(), BroadcastFlags.NONE);

    /// Copies the sets.
    public BroadcastOptions {
        rooms = Set.copyOf(rooms);
        except = Set.copyOf(except);
    }

    /// One room (or socket id), no modifier.
    public static BroadcastOptions to(String room) {
        return new BroadcastOptions(Set.of(room), Set.of(), BroadcastFlags.NONE);
    }

    /// The same sockets with other modifiers.
    public BroadcastOptions withFlags(BroadcastFlags value) {
        return new BroadcastOptions(rooms, except, value);
    }
}
