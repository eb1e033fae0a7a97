package io.signalbox.socketio;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Watches the events that are sent to a socket (`onAnyOutgoing`). Called on the socket's event loop; must
/// not block.
@FunctionalInterface
public interface SentHandler {

    /// One event: its name, then its arguments.
    void sent(List<@Nullable Object> data);
}
