package io.signalbox.ui.environments;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Searches that end as the test says, when it says so.
final class TestingFleetSearch implements FleetSearch {
    private final List<Place> asked = new ArrayList<>();
    private final List<Consumer<Outcome>> waiting = new ArrayList<>();

    @Override
    public void start(Place place, Consumer<Outcome> outcome) {
        asked.add(place);
        waiting.add(outcome);
    }

    /// Ends the newest, on the FX thread.
    void end(Outcome outcome) {
        waiting.getLast().accept(outcome);
    }

    void end(int search, Outcome outcome) {
        waiting.get(search).accept(outcome);
    }

    List<Place> asked() {
        return asked;
    }
}
