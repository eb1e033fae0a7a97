package io.signalbox.socketio;

/// Reacts to events of a client. Handlers of one socket run one after the other, by default on virtual
/// threads, so that they may block; what they throw goes to the socket's `onError` handlers.
@FunctionalInterface
public interface EventHandler {

    /// One event.
    void handle(Event event) throws Exception;
}
