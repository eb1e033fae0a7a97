package io.signalbox.socketio.adapter;

import io.signalbox.engineio.packet.Outbound;
import io.signalbox.socketio.packet.Packet;

/// An event on its way to sockets of this server.
///
/// @param packet as values, for those who watch outgoing events
/// @param encoded the same as bytes, shared by all receivers
/// @param flags modifiers
public record OutboundEvent(Packet.Event packet, Outbound encoded, BroadcastFlags flags) {}
