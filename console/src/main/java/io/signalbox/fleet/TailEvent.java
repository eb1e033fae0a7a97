package io.signalbox.fleet;

import java.time.Instant;

/// One line of the live tail.
///
/// @param number counts from 1 as events arrive; a gap between neighbours means that some were not
///     kept
/// @param at the server's time where it sends one, else when it arrived
/// @param name of the application's event; the room for [Kind#JOINED] and [Kind#LEFT]; the transport
///     or the reason for [Kind#CONNECTED] and [Kind#DISCONNECTED]
/// @param payloadJson the arguments after the name as a JSON array; `[]` where there are none. Long
///     ones are cut, and then it is no JSON any more
public record TailEvent(
        long number,
        Instant at,
        Kind kind,
        String namespace,
        String socketId,
        String name,
        String payloadJson) {

    public enum Kind {
        /// From a client to its server.
        RECEIVED,
        /// From a server to a client.
        SENT,
        CONNECTED,
        DISCONNECTED,
        JOINED,
        LEFT
    }

    public SocketKey socket() {
        return new SocketKey(namespace, socketId);
    }
}
