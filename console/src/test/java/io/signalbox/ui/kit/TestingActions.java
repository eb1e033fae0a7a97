package io.signalbox.ui.kit;

import io.signalbox.operation.Intent;
import io.signalbox.operation.TrafficSplit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Notes what is asked for.
public final class TestingActions implements Actions {

    private final List<Intent> requested = new ArrayList<>();
    private final List<String> copied = new ArrayList<>();
    private Availability availability = Availability.POSSIBLE;

    /// What [#availability] answers from now on.
    public void answer(Availability answer) {
        availability = answer;
    }

    public List<Intent> requested() {
        return requested;
    }

    public List<String> copied() {
        return copied;
    }

    @Override
    public void request(Intent intent) {
        requested.add(intent);
    }

    @Override
    public Availability availability(ConsoleSnapshot snapshot) {
        return availability;
    }

    @Override
    public Optional<TrafficSplit> rollBackSplit() {
        return Optional.empty();
    }

    @Override
    public void cancelRunning() {}

    @Override
    public void open(ScreenId screen) {}

    @Override
    public void copy(String text) {
        copied.add(text);
    }
}
