package io.signalbox.socketio;

import org.jspecify.annotations.Nullable;

/// A middleware does not let a socket in. Message and data reach the client.
public final class ConnectRefused extends Exception {
    private static final long serialVersionUID = 1;

    private final transient @Nullable Object data;

    /// A refusal with a message only.
    public ConnectRefused(String message) {
        this(message, null);
    }

    /// @param data any JSON value
    public ConnectRefused(String message, @Nullable Object data) {
        super(message, null, false, false);
        this.data = data;
    }

    /// What the client gets beside the message.
    public @Nullable Object data() {
        return data;
    }
}
