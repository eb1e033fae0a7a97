package io.signalbox.engineio.transport;

/// Why a request is refused, with the official codes and texts.
/// Source: Engine.IO, `connection_error`.
enum EngineError {
    UNKNOWN_TRANSPORT(0, "Transport unknown"),
    UNKNOWN_SID(1, "Session ID unknown"),
    BAD_HANDSHAKE_METHOD(2, "Bad handshake method"),
    BAD_REQUEST(3, "Bad request"),
    FORBIDDEN(4, "Forbidden"),
    UNSUPPORTED_PROTOCOL_VERSION(5, "Unsupported protocol version");

    private static final int STATUS = 400;
    private static final int FORBIDDEN_STATUS = 403;

    private final int code;
    private final String message;

    EngineError(int code, String message) {
        this.code = code;
        this.message = message;
    }

    int code() {
        return code;
    }

    int status() {
        return this == FORBIDDEN ? FORBIDDEN_STATUS : STATUS;
    }

    String message() {
        return message;
    }
}
