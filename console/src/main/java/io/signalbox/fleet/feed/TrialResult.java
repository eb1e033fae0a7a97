package io.signalbox.fleet.feed;

import io.signalbox.fleet.FleetFeatures;
import java.util.List;

/// What came of one attempt to connect to a fleet, for whoever fills in its address.
public sealed interface TrialResult {

    /// @param servers ids of those that reported within the time of the attempt, sorted; others may
    ///     follow
    /// @param clients of those servers
    /// @param features what the fleet announced
    /// @param instrumentation what the servers seem to run: `Signalbox 2.8.0`,
    ///     `@socket.io/admin-ui 0.4 or newer`
    record Found(List<String> servers, int clients, FleetFeatures features, String instrumentation)
            implements TrialResult {

        public Found {
            servers = List.copyOf(servers);
        }

        /// No command is announced.
        public boolean readOnly() {
            return !features.has("EMIT") && !features.has("JOIN") && !features.has("DISCONNECT");
        }

        public boolean developmentMode() {
            return features.developmentMode();
        }
    }

    /// @param sentence why there is no connection
    /// @param whatToDo about it
    record Failed(String sentence, String whatToDo) implements TrialResult {}
}
