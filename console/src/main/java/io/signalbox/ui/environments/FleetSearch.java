package io.signalbox.ui.environments;

import io.signalbox.cloud.stack.FoundFleet;
import java.net.URI;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Looks through the stacks of an account for fleets. Changes nothing.
public interface FleetSearch {

    /// Where to look.
    ///
    /// @param endpoint a lab's; null for AWS
    /// @param profile null for the default one
    record Place(String region, @Nullable URI endpoint, @Nullable String profile) {}

    /// How it came out.
    sealed interface Outcome {
        /// @param fleets by name; empty when there is none
        record Found(List<FoundFleet> fleets) implements Outcome {
            public Found {
                fleets = List.copyOf(fleets);
            }
        }

        record Failed(String sentence, String whatToDo) implements Outcome {}
    }

    /// Begins off the FX thread.
    ///
    /// @param outcome called once on the FX thread
    void start(Place place, Consumer<Outcome> outcome);
}
