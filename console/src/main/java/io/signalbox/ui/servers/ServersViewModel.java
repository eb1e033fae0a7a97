package io.signalbox.ui.servers;

import io.signalbox.fleet.FleetSample;
import io.signalbox.fleet.FleetSnapshot;
import io.signalbox.fleet.ServerEntry;
import io.signalbox.ui.kit.screen.Availability;
import io.signalbox.ui.kit.screen.ConsoleSnapshot;
import io.signalbox.ui.kit.table.RowFilter;
import io.signalbox.ui.kit.words.NoRows;
import io.signalbox.ui.kit.words.Numbers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// What the Servers screen shows. FX thread only, but needs no toolkit.
final class ServersViewModel {

    private static final Duration AGE_STEP = Duration.ofSeconds(1);

    /// So many servers report all the time; their rows move once a second.
    private static final int MANY = 200;

    private static final Availability NONE_GONE =
            Availability.impossible("No server is gone or silent");

    private final ServerRows rows = new ServerRows();
    private final LagHistory lags = new LagHistory();
    private final RowFilter<ServerRow> filter;
    private final Consumer<String> forget;
    private final ObjectProperty<@Nullable ServerRow> selected = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<Optional<ServerDetail>> detail =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper emptySentence = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper dismissText = new ReadOnlyStringWrapper("Dismiss gone");
    private final ReadOnlyObjectWrapper<Availability> dismissable =
            new ReadOnlyObjectWrapper<>(NONE_GONE);
    private List<ServerRow> all = List.of();
    private List<ServerEntry> lastServers = List.of();
    private List<FleetSample> samples = List.of();
    private Instant rowsAt = Instant.EPOCH;

    /// @param forget tells the feed that a server was dismissed
    ServersViewModel(Consumer<String> forget) {
        this(new RowFilter<>(ServerFilter.language()), forget);
    }

    ServersViewModel(RowFilter<ServerRow> filter, Consumer<String> forget) {
        this.filter = filter;
        this.forget = forget;
        selected.addListener((_, _, _) -> showDetail());
    }

    /// Takes what servers report of their event loops, also while the screen is not visible.
    void observe(ConsoleSnapshot snapshot) {
        if (!unchanged(snapshot.fleet())) {
            lags.add(snapshot.fleet().servers());
        }
    }

    // Identity is the point: a feed hands on the very same list while nothing changed.
    @SuppressWarnings("ReferenceEquality")
    private boolean unchanged(FleetSnapshot fleet) {
        return fleet.servers() == lastServers;
    }

    /// Shows the snapshot. Ages alone do not make new rows more than once a second.
    void show(ConsoleSnapshot snapshot) {
        observe(snapshot);
        FleetSnapshot fleet = snapshot.fleet();
        samples = fleet.samples();
        boolean due = !fleet.at().isBefore(rowsAt.plus(AGE_STEP));
        if (due || (!unchanged(fleet) && fleet.servers().size() < MANY)) {
            lastServers = fleet.servers();
            rowsAt = fleet.at();
            publish(rows.next(fleet, entry -> snapshot.map().server(entry.serverId())));
        }
        emptySentence.set(
                !filter.narrowed() ? NoRows.of(fleet, "servers") : "No server matches the filter.");
    }

    /// Takes all gone and silent rows off this screen and out of every count.
    void dismissGone() {
        List<ServerRow> stale = all.stream().filter(row -> row.condition().stale()).toList();
        rows.dismiss(stale);
        // Else the Overview would go on counting them.
        stale.forEach(row -> forget.accept(row.serverId()));
        publish(all.stream().filter(row -> !row.condition().stale()).toList());
    }

    private void publish(List<ServerRow> now) {
        all = now;
        long stale = now.stream().filter(row -> row.condition().stale()).count();
        dismissText.set(
                stale == 0 ? "Dismiss gone" : "Dismiss " + Numbers.grouped(stale) + " gone");
        dismissable.set(stale == 0 ? NONE_GONE : Availability.POSSIBLE);
        filter.rows(now);
        showDetail();
    }

    private void showDetail() {
        ServerRow chosen = selected.get();
        detail.set(
                chosen == null
                        ? Optional.empty()
                        : Optional.of(
                                ServerDetail.of(chosen, samples, lags.of(chosen.serverId()))));
    }

    RowFilter<ServerRow> filter() {
        return filter;
    }

    /// `6 of 6`.
    ObservableValue<String> count() {
        return filter.shown().map(RowFilter.Shown::count);
    }

    /// The row that the operator chose, as it is now; the view sets it.
    ObjectProperty<@Nullable ServerRow> selected() {
        return selected;
    }

    ReadOnlyObjectProperty<Optional<ServerDetail>> detail() {
        return detail.getReadOnlyProperty();
    }

    /// Why there are no rows.
    ReadOnlyStringProperty emptySentence() {
        return emptySentence.getReadOnlyProperty();
    }

    ReadOnlyStringProperty dismissText() {
        return dismissText.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Availability> dismissable() {
        return dismissable.getReadOnlyProperty();
    }
}
