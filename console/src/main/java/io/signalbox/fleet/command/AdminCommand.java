package io.signalbox.fleet.command;

import org.jspecify.annotations.Nullable;

/// One command of the Admin protocol. Official servers send no answer, whatever comes of it.
///
/// `filter` is a room or a socket's id; null means the whole namespace.
public sealed interface AdminCommand {

    String namespace();

    @Nullable String filter();

    /// @param argumentsJson a JSON array
    record Emit(String namespace, @Nullable String filter, String event, String argumentsJson)
            implements AdminCommand {}

    record Join(String namespace, String room, @Nullable String filter) implements AdminCommand {}

    record Leave(String namespace, String room, @Nullable String filter) implements AdminCommand {}

    /// @param wholeClient also close the connection under the socket
    record Disconnect(String namespace, boolean wholeClient, @Nullable String filter)
            implements AdminCommand {}
}
