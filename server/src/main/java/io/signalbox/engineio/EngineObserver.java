package io.signalbox.engineio;

/// Watches the engine's sessions. Called on the session's event loop; must not block.
public interface EngineObserver {

    /// A session is open.
    default void sessionOpened(EngineSession session) {}

    /// A session has moved from polling to WebSocket.
    default void sessionUpgraded(EngineSession session) {}

    /// A session is over.
    default void sessionClosed(EngineSession session, CloseReason reason) {}
}
