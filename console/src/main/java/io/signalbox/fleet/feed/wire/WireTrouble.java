package io.signalbox.fleet.feed.wire;

/// Who hears of packets that are none. Called on the client library's event thread.
public interface WireTrouble {

    /// One packet is dropped; the connection goes on.
    void unreadable(String why);

    /// What came is not of this parser: the servers were given another.
    void otherParser();
}
