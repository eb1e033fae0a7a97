package io.signalbox.socketio.adapter;

import io.signalbox.engineio.packet.Outbound;
import io.signalbox.socketio.packet.Packet;

/// An event on its way to sockets of this server.
///
/// @param packet as values, for those who watch outgoing events
/// @param encoded the same as bytes, shared by all receivers
/// @param flags modifiers
/// @param position place among the events that are kept for clients that come back, from 1; 0 for an event
///     that is not kept
public record OutboundEvent(
        Packet.Event packet, Outbound encoded, BroadcastFlags flags, long position) {

    /// An event that is not kept.
    public static OutboundEvent of(Packet.Event packet, Outbound encoded, BroadcastFlags flags) {
        return new OutboundEvent(packet, encoded, flags, 0);
    }
}
