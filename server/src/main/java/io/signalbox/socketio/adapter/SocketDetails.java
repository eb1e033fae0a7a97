package io.signalbox.socketio.adapter;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A socket as another server of the fleet sees it: the value of `fetchSockets`.
///
/// @param id 20 characters for sockets of this library
/// @param handshake what the client said first
/// @param rooms names, the socket's own id among them
/// @param data the socket's `data`, a snapshot
public record SocketDetails(
        String id, Handshake handshake, Set<String> rooms, Map<String, @Nullable Object> data) {}
