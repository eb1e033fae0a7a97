package io.signalbox.socketio;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reacts to events of other servers of the fleet. Runs on the handlers' executor.
@FunctionalInterface
public interface ServerSideHandler {

    /// @param data name, then arguments
    /// @param reply takes the answer; does nothing when none is wanted
    void handle(List<@Nullable Object> data, Consumer<@Nullable Object> reply);
}
