package io.signalbox.engineio;

/// What stands above the engine.
@FunctionalInterface
public interface EngineListener {

    /// A client has opened a session; called on the session's event loop, before its first packet.
    ///
    /// @return the listener of that session
    SessionListener opened(EngineSession session);
}
