package io.signalbox.socketio.ack;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// An answer that was waited for will not come: the time is over or the client has gone.
public final class AckException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient List<@Nullable Object> responses;

    /// Nobody has answered.
    public AckException(String message) {
        this(message, List.of());
    }

    /// @param responses the first argument of each answer that did come
    public AckException(String message, List<@Nullable Object> responses) {
        super(message);
        this.responses = responses;
    }

    /// What those who did answer have said (`err.responses` of the official API), immutable; empty for an
    /// event to one client.
    public List<@Nullable Object> responses() {
        return responses;
    }
}
