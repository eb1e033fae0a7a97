package io.signalbox.engineio.transport.connection;

/// A proxy header that no trusted proxy writes. The text says what was expected; it never quotes the header.
public final class BadPeerException extends Exception {
    private static final long serialVersionUID = 1;

    BadPeerException(String message) {
        super(message, null, false, false);
    }
}
