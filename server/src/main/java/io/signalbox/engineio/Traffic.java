package io.signalbox.engineio;

/// Messages since the engine started. Heartbeats and the handshake are not counted; bytes are those of the
/// message without Engine.IO's type digit.
public record Traffic(long packetsIn, long bytesIn, long packetsOut, long bytesOut) {

    /// Nothing yet.
    public static final Traffic NONE = new Traffic(0, 0, 0, 0);

    /// The sum of both.
    public Traffic plus(Traffic other) {
        return new Traffic(
                packetsIn + other.packetsIn,
                bytesIn + other.bytesIn,
                packetsOut + other.packetsOut,
                bytesOut + other.bytesOut);
    }

    /// What came since an earlier reading.
    public Traffic minus(Traffic earlier) {
        return new Traffic(
                packetsIn - earlier.packetsIn,
                bytesIn - earlier.bytesIn,
                packetsOut - earlier.packetsOut,
                bytesOut - earlier.bytesOut);
    }
}
