package io.signalbox.engineio.drain;

/// How far a drain has come.
public enum DrainPhase {
    /// No drain: the server is ready.
    SERVING("serving"),
    /// Not ready any more; clients are served until the load balancer has noticed.
    GRACE("grace"),
    /// Connections are being closed at the pace.
    CLOSING("closing"),
    /// Everybody who was there has been sent away.
    DRAINED("drained");

    private final String text;

    DrainPhase(String text) {
        this.text = text;
    }

    /// The word on the wire.
    public String text() {
        return text;
    }
}
