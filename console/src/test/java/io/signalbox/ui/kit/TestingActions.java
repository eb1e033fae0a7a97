package io.signalbox.ui.kit;

import io.signalbox.operation.Intent;
import io.signalbox.operation.TrafficSplit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Notes what is asked for.
public final class TestingActions implements Actions {

    private final List<Intent> requested = new ArrayList<>();
    private final List<String> copied = new ArrayList<>();
    private @Nullable TrafficSplit rollBack;
    private Availability availability = Availability.POSSIBLE;

    /// What [#availability] answers from now on.
    public void answer(Availability answer) {
        availability = answer;
    }

    /// Where a roll back would go from now on; null for nowhere.
    public void rollBackTo(@Nullable TrafficSplit split) {
        rollBack = split;
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
        return Optional.ofNullable(rollBack);
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
