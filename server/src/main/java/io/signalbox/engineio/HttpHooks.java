package io.signalbox.engineio;

import java.util.Map;

/// Hears of answers before they are sent, and of refusals. Called on event loops; must not block. The maps may
/// be changed: what is in them is sent. Source: Socket.IO server API, engine events `initial_headers`,
/// `headers` and `connection_error`.
public interface HttpHooks {
    /// The first answer of a session: to its first poll or the WebSocket handshake that opens it.
    default void initialHeaders(Map<String, String> headers, HandshakeRequest request) {}

    /// Every answer of a session: to polls, POSTs and WebSocket handshakes.
    default void headers(Map<String, String> headers, HandshakeRequest request) {}

    /// A request was refused.
    default void connectionError(ConnectionError error) {}
}
