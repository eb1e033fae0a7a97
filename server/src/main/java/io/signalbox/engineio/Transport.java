package io.signalbox.engineio;

import io.signalbox.engineio.packet.Outbound;
import java.util.List;

/// How a session's bytes reach its client. One instance serves one session; every method is called on the
/// session's event loop.
public interface Transport {

    /// `polling` or `websocket`.
    String name();

    /// Whether a message given now leaves at once. A volatile message is dropped when not.
    boolean writable();

    /// Bytes accepted and not yet handed to the network.
    long pendingBytes();

    /// Queues a message. Retains what it keeps: the caller's reference stays the caller's.
    void write(Outbound message);

    /// Queues a message that is to be compressed where the connection has agreed to it, or not.
    default void write(Outbound message, boolean compress) {
        write(message);
    }

    /// Hands the queue to the network as far as possible.
    void flush();

    /// Whether to go on reading from the client; what has arrived already may still be given to the session.
    void reading(boolean on);

    /// Tells the client, as far as the transport can, and ends.
    void close(CloseReason reason);

    /// Ends without a word to the client and returns what was queued, with the references that go with it:
    /// the transport has been upgraded.
    List<Outbound> detach();
}
