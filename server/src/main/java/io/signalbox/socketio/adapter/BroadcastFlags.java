package io.signalbox.socketio.adapter;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Modifiers of one broadcast, named as in the official API.
///
/// @param isVolatile a client whose connection is not ready may miss it
/// @param compress per-message choice, null when the caller made none
/// @param local only this server's sockets
/// @param timeout how long acks are waited for, null when no ack is wanted
/// @param expectSingleResponse the one expected ack answers the whole call (a remote socket's emit)
public record BroadcastFlags(
        boolean isVolatile,
        @Nullable Boolean compress,
        boolean local,
        @Nullable Duration timeout,
        boolean expectSingleResponse) {

    /// No modifier at all.
    public static final BroadcastFlags NONE = new BroadcastFlags(false, null, false, null, false);

    /// A copy that may be dropped for a client that is not ready.
    public BroadcastFlags withVolatile() {
        return new BroadcastFlags(true, compress, local, timeout, expectSingleResponse);
    }

    /// A copy with the choice of compression made.
    public BroadcastFlags withCompress(boolean value) {
        return new BroadcastFlags(isVolatile, value, local, timeout, expectSingleResponse);
    }

    /// A copy that stays on this server.
    public BroadcastFlags withLocal() {
        return new BroadcastFlags(isVolatile, compress, true, timeout, expectSingleResponse);
    }

    /// A copy with a limit for the acks.
    public BroadcastFlags withTimeout(Duration value) {
        return new BroadcastFlags(isVolatile, compress, local, value, expectSingleResponse);
    }

    /// A copy that is answered by one client.
    public BroadcastFlags withSingleResponse() {
        return new BroadcastFlags(isVolatile, compress, local, timeout, true);
    }
}
