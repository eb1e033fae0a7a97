package io.signalbox.fleet;

/// How far the reading of all sockets is, which a fleet in development mode sends after the
/// connection in one message.
///
/// @param reading true from the arrival of the message until all of it is in the snapshot
/// @param read sockets of it understood so far
public record SocketListing(boolean reading, int read) {

    public static final SocketListing DONE = new SocketListing(false, 0);
}
