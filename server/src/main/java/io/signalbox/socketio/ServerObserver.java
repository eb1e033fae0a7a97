package io.signalbox.socketio;

import io.signalbox.engineio.EngineObserver;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Watches a whole server: what instrumentation builds on. Mostly called on event loops, before handlers of
/// the application: must not block, must not throw. Rooms are watched at a namespace's adapter, traffic is
/// read from the engine ([io.signalbox.engineio.Engine#traffic()]).
public interface ServerObserver extends EngineObserver {

    /// A namespace has been created; its adapter is in place.
    default void namespaceCreated(Namespace namespace) {}

    /// A namespace that had been made for a client is no longer there: nobody is left in it.
    default void namespaceRemoved(Namespace namespace) {}

    /// A socket has joined its namespace and its own room.
    default void socketConnected(Socket socket) {}

    /// A socket is gone; it leaves its rooms after this call.
    default void socketDisconnected(Socket socket, DisconnectReason reason) {}

    /// An event of a client has arrived: name, then arguments.
    default void eventReceived(Socket socket, List<@Nullable Object> data) {}

    /// An event is being sent to one socket, also when it is one of many: name, then arguments.
    default void eventSent(Socket socket, List<@Nullable Object> data) {}

    /// Something in `socket.data()` has changed; on the thread that changed it.
    default void dataChanged(Socket socket) {}
}
