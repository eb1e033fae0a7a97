package io.signalbox.fleet.command;

import io.signalbox.fleet.FleetEvent;
import io.signalbox.fleet.FleetSnapshot;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// The way to a fleet for what changes or asks something. Safe on any thread.
public interface FleetLink {

    /// Sends the command. Completes when it is handed to the connection, which is no sign that any
    /// server did it.
    ///
    /// @return fails with [FleetLinkException] when there is no live connection
    CompletableFuture<Void> send(AdminCommand command);

    /// Asks with an acknowledgement; for the extensions of Signalbox's own server.
    ///
    /// @param event `drain`, `query` or `log_level`
    /// @param requestJson one JSON object
    /// @return the answer as one JSON object with `"ok": true`; fails with [FleetLinkException] when
    ///     the server refuses (its own sentence), when there is no live connection, when it is lost,
    ///     or when no answer came within six seconds
    CompletableFuture<String> ask(String event, String requestJson);

    /// Hears every event of the feed from now on, on the fleet thread; must be quick.
    Watch watch(Consumer<FleetEvent> listener);

    /// Forgets a server that is silent or gone, everywhere that servers are counted. It comes back with its next
    /// statistics.
    default void dismiss(String serverId) {}

    FleetSnapshot latest();

    /// Ends the hearing.
    interface Watch extends AutoCloseable {
        @Override
        void close();
    }
}
