package io.signalbox.ui.environments;

import io.signalbox.environment.AdminEndpoint;
import java.util.function.Consumer;

/// Tries whether a fleet can be watched as the editor has it, without opening it.
public interface ConnectionTest {

    /// How it came out.
    ///
    /// @param whatToDo empty when it went well
    record Outcome(boolean good, String sentence, String whatToDo) {}

    /// A test under way.
    interface Running {
        /// Ends it; no outcome comes any more.
        void cancel();
    }

    /// Begins off the FX thread.
    ///
    /// @param password the receiver's to overwrite
    /// @param outcome called once on the FX thread, at most half a minute later
    Running start(AdminEndpoint admin, char[] password, Consumer<Outcome> outcome);
}
