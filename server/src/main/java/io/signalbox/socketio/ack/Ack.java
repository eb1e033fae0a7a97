package io.signalbox.socketio.ack;

import org.jspecify.annotations.Nullable;

/// The answer to an event. Answering twice, or an event that wants no answer, does nothing.
/// Source: Socket.IO protocol, "Acknowledgement".
@FunctionalInterface
public interface Ack {

    /// Sends the answer's arguments. Any thread.
    ///
    /// @throws IllegalArgumentException for a value that the parser does not know
    void send(@Nullable Object... args);
}
