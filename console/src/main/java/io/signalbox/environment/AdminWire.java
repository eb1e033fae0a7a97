package io.signalbox.environment;

/// How the admin namespace is spoken to.
public record AdminWire(Parser parser, Transports transports) {

    public static final AdminWire USUAL = new AdminWire(Parser.JSON, Transports.BOTH);

    /// What the servers were given as `parser`.
    public enum Parser {
        JSON,
        /// `socket.io-msgpack-parser`.
        MSGPACK
    }

    public enum Transports {
        /// Long-polling first, then WebSocket, as clients do by default.
        BOTH,
        POLLING,
        WEBSOCKET
    }
}
