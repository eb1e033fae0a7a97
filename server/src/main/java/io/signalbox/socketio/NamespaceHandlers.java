package io.signalbox.socketio;

import io.signalbox.engineio.log.SparseLog;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;

/// Runs the application's handlers for the sockets of a namespace: the boundary to what they may throw.
/// Called in the socket's mailbox.
final class NamespaceHandlers {
    private static final SparseLog LOG =
            new SparseLog(LoggerFactory.getLogger(NamespaceHandlers.class));

    private final String name;
    private final List<Consumer<Socket>> connection = new CopyOnWriteArrayList<>();
    private final SocketHandlers events = new SocketHandlers();

    NamespaceHandlers(String name) {
        this.name = name;
    }

    void onConnection(Consumer<Socket> handler) {
        connection.add(handler);
    }

    /// Those that are the same for all sockets.
    SocketHandlers events() {
        return events;
    }

    void inherit(NamespaceHandlers parent) {
        connection.addAll(parent.connection);
        events.inherit(parent.events);
    }

    void connected(Socket socket) {
        for (Consumer<Socket> handler : connection) {
            try {
                handler.accept(socket);
            } catch (RuntimeException e) {
                LOG.warn("A connection handler of {} failed", SparseLog.shown(name), e);
            }
        }
    }

    void dispatch(Event event) {
        SocketHandlers own = event.socket().ownHandlers();
        try {
            if (own != null) {
                own.callAny(event);
            }
            events.callAny(event);
            if (own != null) {
                own.callMiddlewares(event);
                own.call(event);
            }
            events.call(event);
        } catch (Exception e) {
            if (!report(event.socket(), e)) {
                LOG.warn(
                        "A handler of event {} in {} failed",
                        SparseLog.shown(event.name()),
                        SparseLog.shown(name),
                        e);
            }
        }
    }

    /// Gives a failure to the socket's `error` handlers.
    ///
    /// @return false when there are none
    boolean report(Socket socket, Exception failure) {
        SocketHandlers own = socket.ownHandlers();
        if (own == null || own.errors().isEmpty()) {
            return false;
        }
        for (Consumer<Exception> handler : own.errors()) {
            try {
                handler.accept(failure);
            } catch (RuntimeException e) {
                LOG.warn("An error handler of socket {} failed", socket.id(), e);
            }
        }
        return true;
    }

    void ended(
            Socket socket,
            List<DisconnectHandler> handlers,
            DisconnectReason reason,
            Set<String> rooms) {
        for (DisconnectHandler handler : handlers) {
            try {
                handler.disconnected(reason, rooms);
            } catch (RuntimeException e) {
                LOG.warn("A disconnect handler of socket {} failed", socket.id(), e);
            }
        }
    }
}
