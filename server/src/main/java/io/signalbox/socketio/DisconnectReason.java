package io.signalbox.socketio;

import io.signalbox.engineio.CloseReason;

/// Why a socket is no longer connected, with the official texts. Source: socket.io, "disconnect" event.
public enum DisconnectReason {
    /// The connection broke.
    TRANSPORT_ERROR("transport error"),
    /// The connection was closed by the client.
    TRANSPORT_CLOSE("transport close"),
    /// The connection was closed by this server.
    FORCED_CLOSE("forced close"),
    /// No heartbeat.
    PING_TIMEOUT("ping timeout"),
    /// The client sent something unreadable.
    PARSE_ERROR("parse error"),
    /// The server closes.
    SERVER_SHUTTING_DOWN("server shutting down"),
    /// The client did not read what was sent to it.
    SLOW_CONSUMER("slow consumer"),
    /// The event loop of the session hung in a handler and was given up.
    LOOP_STUCK("loop stuck"),
    /// The client sent a packet that its state does not allow, for a namespace that it has not joined say.
    FORCED_SERVER_CLOSE("forced server close"),
    /// The client left the namespace.
    CLIENT_NAMESPACE_DISCONNECT("client namespace disconnect"),
    /// The server took the socket out of the namespace.
    SERVER_NAMESPACE_DISCONNECT("server namespace disconnect");

    private final String text;

    DisconnectReason(String text) {
        this.text = text;
    }

    /// The reason as handlers and the admin feed carry it.
    public String text() {
        return text;
    }

    /// Whether a client that went for this reason is likely to come back, so that its state is kept when
    /// connection state recovery is on. Source: socket.io, "Connection state recovery".
    boolean recoverable() {
        return switch (this) {
            case TRANSPORT_ERROR,
                    TRANSPORT_CLOSE,
                    FORCED_CLOSE,
                    PING_TIMEOUT,
                    SERVER_SHUTTING_DOWN,
                    SLOW_CONSUMER,
                    LOOP_STUCK,
                    FORCED_SERVER_CLOSE ->
                    true;
            case PARSE_ERROR, CLIENT_NAMESPACE_DISCONNECT, SERVER_NAMESPACE_DISCONNECT -> false;
        };
    }

    static DisconnectReason of(CloseReason reason) {
        return switch (reason) {
            case TRANSPORT_ERROR -> TRANSPORT_ERROR;
            case TRANSPORT_CLOSE -> TRANSPORT_CLOSE;
            case FORCED_CLOSE -> FORCED_CLOSE;
            case PING_TIMEOUT -> PING_TIMEOUT;
            case PARSE_ERROR -> PARSE_ERROR;
            case SERVER_SHUTTING_DOWN -> SERVER_SHUTTING_DOWN;
            case SLOW_CONSUMER -> SLOW_CONSUMER;
            case LOOP_STUCK -> LOOP_STUCK;
        };
    }
}
