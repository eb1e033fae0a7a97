package io.signalbox.socketio.adapter.cluster;

/// A message of the fleet that cannot be understood. It is counted and dropped; the text names the
/// field, never its content.
public final class BadMessageException extends Exception {

    private static final long serialVersionUID = 1L;

    public BadMessageException(String message) {
        super(message);
    }
}
