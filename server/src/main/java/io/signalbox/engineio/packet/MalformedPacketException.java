package io.signalbox.engineio.packet;

/// A client sent bytes that are no packet. The text says what was expected; it never quotes the bytes.
public final class MalformedPacketException extends Exception {
    private static final long serialVersionUID = 1;

    /// No stack trace: hostile input must not be expensive.
    public MalformedPacketException(String message) {
        super(message, null, false, false);
    }
}
