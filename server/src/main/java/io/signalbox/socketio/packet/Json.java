package io.signalbox.socketio.packet;

/// Limits of the JSON in packets.
public final class Json {
    /// Arrays and objects within each other. Deeper ones are refused before they cost a stack.
    public static final int MAX_DEPTH = 128;

    /// Key of an attachment's stand-in.
    static final String PLACEHOLDER = "_placeholder";

    /// Key of an attachment's number.
    static final String NUM = "num";

    private Json() {}
}
