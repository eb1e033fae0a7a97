package io.signalbox.socketio.admin.extension;

import io.signalbox.engineio.drain.Drain;
import org.jspecify.annotations.Nullable;

/// What a server offers to admins beyond the official protocol. Each is announced in
/// `config.supportedFeatures` when it is there.
///
/// @param drain sends the clients away (`DRAIN`), null for none
/// @param queries answers questions about sockets and rooms (`QUERY`)
/// @param logLevels changes what is logged (`LOG_LEVEL`), null for none
public record AdminExtensions(
        @Nullable Drain drain, boolean queries, @Nullable LogLevels logLevels) {

    /// The official protocol and no more.
    public static final AdminExtensions NONE = new AdminExtensions(null, false, null);
}
