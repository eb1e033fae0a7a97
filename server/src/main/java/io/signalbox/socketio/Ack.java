package io.signalbox.socketio;

import org.jspecify.annotations.Nullable;

/// The answer to an event. Answering twice, or an event that wants no answer, does nothing.
@FunctionalInterface
public interface Ack {

    /// Sends the answer's arguments. Any thread.
    void send(@Nullable Object... args);
}
