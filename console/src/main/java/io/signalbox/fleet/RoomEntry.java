package io.signalbox.fleet;

/// One room with at least one member.
///
/// @param members sockets in it, over the whole fleet
/// @param own true for the private room that carries a socket's own id
public record RoomEntry(String namespace, String name, int members, boolean own) {}
