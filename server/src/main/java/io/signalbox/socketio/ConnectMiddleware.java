package io.signalbox.socketio;

/// Runs before a socket is connected, on the same threads as event handlers, so it may block.
@FunctionalInterface
public interface ConnectMiddleware {

    /// Returns to let the socket in.
    ///
    /// @throws ConnectRefused with what the client is told in its `connect_error`
    void check(Socket socket) throws ConnectRefused;
}
