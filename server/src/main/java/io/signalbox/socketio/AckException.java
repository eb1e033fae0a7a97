package io.signalbox.socketio;

/// An ack that was waited for will not come: the time is over or the client has gone.
public final class AckException extends Exception {
    private static final long serialVersionUID = 1;

    AckException(String message) {
        super(message);
    }
}
