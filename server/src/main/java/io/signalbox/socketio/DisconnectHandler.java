package io.signalbox.socketio;

import java.util.Set;

/// Hears that a socket has gone. Runs after the handlers of its last events.
@FunctionalInterface
public interface DisconnectHandler {

    /// @param rooms those that it was in (`disconnecting` of the official API); by now it has left them
    void disconnected(DisconnectReason reason, Set<String> rooms);
}
