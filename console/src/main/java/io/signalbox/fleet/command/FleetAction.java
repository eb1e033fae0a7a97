package io.signalbox.fleet.command;

/// What an operator can do to sockets.
public sealed interface FleetAction {

    record Join(String room) implements FleetAction {}

    record Leave(String room) implements FleetAction {}

    /// @param wholeClient also close the connection under the socket
    record Disconnect(boolean wholeClient) implements FleetAction {}

    /// @param argumentsJson a JSON array of the event's arguments
    record Emit(String event, String argumentsJson) implements FleetAction {}
}
