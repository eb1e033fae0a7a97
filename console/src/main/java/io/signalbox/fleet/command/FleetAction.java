package io.signalbox.fleet.command;

/// What an operator can do to sockets.
public sealed interface FleetAction {

    /// The word by which a server announces that it does this.
    ///
    /// @param wholeRoom for all of a room at once, which v3 servers cannot do
    /// @see <a href="https://github.com/socketio/socket.io-admin-ui">socket.io-admin-ui, `Feature`</a>
    default String feature(boolean wholeRoom) {
        String many = wholeRoom ? "M" : "";
        return switch (this) {
            case Join _ -> many + "JOIN";
            case Leave _ -> many + "LEAVE";
            case Disconnect _ -> many + "DISCONNECT";
            case Emit _ -> "EMIT";
        };
    }

    record Join(String room) implements FleetAction {}

    record Leave(String room) implements FleetAction {}

    /// @param wholeClient also close the connection under the socket
    record Disconnect(boolean wholeClient) implements FleetAction {}

    /// @param argumentsJson a JSON array of the event's arguments
    record Emit(String event, String argumentsJson) implements FleetAction {}
}
