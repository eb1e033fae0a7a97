package io.signalbox.engineio;

import io.netty.channel.EventLoop;

/// Watches the engine's sessions. Called on the session's event loop unless said
/// otherwise; must not block.
public interface EngineObserver {

    /// A session is open.
    default void sessionOpened(EngineSession session) {}

    /// A session has moved from polling to WebSocket.
    default void sessionUpgraded(EngineSession session) {}

    /// A session is over.
    default void sessionClosed(EngineSession session, CloseReason reason) {}

    /// An event loop was stuck and has got another thread; its sessions are about to be closed there. Called
    /// on the acceptor's thread.
    ///
    /// @param abandoned Netty's side of the old thread, which may never run again
    default void loopReplaced(EngineLoop loop, EventLoop abandoned) {}
}
