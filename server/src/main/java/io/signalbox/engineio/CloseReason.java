package io.signalbox.engineio;

/// Why a session ended. The texts of the first five are Engine.IO's own, which the admin feed and
/// `disconnect` listeners carry; the last three name what the official server has no word for.
public enum CloseReason {
    /// The connection broke or the client broke a rule of the transport.
    TRANSPORT_ERROR("transport error"),
    /// The client went away.
    TRANSPORT_CLOSE("transport close"),
    /// The server closed the session.
    FORCED_CLOSE("forced close"),
    /// No pong within `pingTimeout`.
    PING_TIMEOUT("ping timeout"),
    /// The client sent something unreadable.
    PARSE_ERROR("parse error"),
    /// The whole server closes.
    SERVER_SHUTTING_DOWN("server shutting down"),
    /// More was waiting for the client than `maxOutboundBytes`.
    SLOW_CONSUMER("slow consumer"),
    /// The event loop of the session hung in a handler and was given up.
    LOOP_STUCK("loop stuck");

    private final String text;

    CloseReason(String text) {
        this.text = text;
    }

    /// The reason as it is shown and counted.
    public String text() {
        return text;
    }
}
