package io.signalbox.engineio.transport.websocket;

/// A client broke RFC 6455, RFC 7692 or a limit.
final class BadFrameException extends Exception {
    private static final long serialVersionUID = 1;
    private static final int PROTOCOL_ERROR = 1002;
    private static final int INVALID_PAYLOAD = 1007;
    private static final int TOO_BIG = 1009;

    private final int closeCode;

    private BadFrameException(int closeCode, String message) {
        super(message, null, false, false);
        this.closeCode = closeCode;
    }

    static BadFrameException protocol(String message) {
        return new BadFrameException(PROTOCOL_ERROR, message);
    }

    static BadFrameException payload(String message) {
        return new BadFrameException(INVALID_PAYLOAD, message);
    }

    static BadFrameException tooBig(int most) {
        return new BadFrameException(TOO_BIG, "message larger than " + most + " bytes");
    }

    /// The code for the close frame. Source: RFC 6455, 7.4.1.
    int closeCode() {
        return closeCode;
    }
}
