package io.signalbox.socketio.adapter.redis;

/// A message of the fleet that cannot be understood. It is counted and dropped; the text names the
/// field, never its content.
final class BadMessageException extends Exception {

    private static final long serialVersionUID = 1L;

    BadMessageException(String message) {
        super(message);
    }
}
