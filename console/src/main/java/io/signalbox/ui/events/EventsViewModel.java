package io.signalbox.ui.events;

import io.signalbox.fleet.FleetSnapshot;
import io.signalbox.fleet.SocketEntry;
import io.signalbox.fleet.TailEvent;
import io.signalbox.ui.kit.FxThread;
import io.signalbox.ui.kit.screen.Availability;
import io.signalbox.ui.kit.screen.ConsoleSnapshot;
import io.signalbox.ui.kit.table.RowFilter;
import io.signalbox.ui.kit.words.NoRows;
import io.signalbox.ui.kit.words.Numbers;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/// What the Events screen shows: the newest 10,000 events, or in production mode how many there are.
/// FX thread only, but needs no toolkit.
final class EventsViewModel {
    private static final Availability NOTHING =
            Availability.impossible("There are no events to clear");

    private final RowFilter<EventRow> filter;
    private final BooleanProperty paused = new SimpleBooleanProperty();
    private final ReadOnlyStringWrapper pauseText = new ReadOnlyStringWrapper("Pause");
    private final ReadOnlyStringWrapper lost = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper emptySentence = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper production = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Availability> clearable =
            new ReadOnlyObjectWrapper<>(NOTHING);
    private final EventRates rates = new EventRates();
    // Read by searches in the background.
    private volatile List<SocketEntry> sockets = List.of();
    private List<TailEvent> tail = List.of();
    private List<TailEvent> shownTail = List.of();
    private @Nullable FleetSnapshot fleet;
    private long clearedTo;

    EventsViewModel() {
        this(Executors.newVirtualThreadPerTaskExecutor(), FxThread.executor());
    }

    EventsViewModel(Executor background, Executor fx) {
        filter = new RowFilter<>(EventColumns.language(() -> sockets), background, fx);
        paused.addListener((_, _, _) -> publish());
    }

    void show(ConsoleSnapshot snapshot) {
        FleetSnapshot now = snapshot.fleet();
        fleet = now;
        sockets = now.sockets();
        tail = now.tail();
        production.set(NoRows.production(now));
        if (production.get()) {
            // Behind the table nobody sees the charts, and drawing them paints what is before them
            // too.
            rates.show(now);
        }
        publish();
    }

    /// Takes away what is there; what comes is shown.
    void clear() {
        clearedTo = newest(tail);
        shownTail = List.of();
        filter.rows(List.of());
        publish();
    }

    // Identity is the point: a feed hands on the very same list while nothing happened.
    @SuppressWarnings("ReferenceEquality")
    private void publish() {
        if (!paused.get() && tail != shownTail) {
            shownTail = tail;
            List<EventRow> rows = EventRow.of(tail, clearedTo);
            filter.rows(rows);
            long missed = rows.stream().mapToLong(EventRow::missed).sum();
            lost.set(
                    missed == 0
                            ? ""
                            : Numbers.count(missed, "event", "events")
                                    + " came faster than they can be kept");
        }
        pauseText.set(paused.get() ? resume() : "Pause");
        clearable.set(newest(tail) > clearedTo ? Availability.POSSIBLE : NOTHING);
        emptySentence.set(sentence());
    }

    private String resume() {
        long waiting = newest(tail) - Math.max(newest(shownTail), clearedTo);
        return waiting <= 0
                ? "Resume"
                : "Resume, " + Numbers.grouped(waiting) + (waiting == 1 ? " waits" : " wait");
    }

    private String sentence() {
        FleetSnapshot now = fleet;
        if (now == null) {
            return "";
        }
        if (filter.shown().get().total() > 0 && filter.narrowed()) {
            return "No event of those kept matches the filter.";
        }
        return clearedTo > 0 && newest(tail) <= clearedTo
                ? "Cleared. New events appear here."
                : NoRows.inDevelopmentMode(now, "events");
    }

    private static long newest(List<TailEvent> events) {
        return events.isEmpty() ? 0 : events.getLast().number();
    }

    RowFilter<EventRow> filter() {
        return filter;
    }

    /// Whether new events wait.
    BooleanProperty paused() {
        return paused;
    }

    /// `Pause`; `Resume, 213 wait`.
    ReadOnlyStringProperty pauseText() {
        return pauseText.getReadOnlyProperty();
    }

    /// How many of those shown are missing; empty for none.
    ReadOnlyStringProperty lost() {
        return lost.getReadOnlyProperty();
    }

    /// The fleet reports no single events, only how many there are.
    ReadOnlyBooleanProperty production() {
        return production.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Availability> clearable() {
        return clearable.getReadOnlyProperty();
    }

    EventRates rates() {
        return rates;
    }

    /// Why there are no rows.
    ReadOnlyStringProperty emptySentence() {
        return emptySentence.getReadOnlyProperty();
    }
}
