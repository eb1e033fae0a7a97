package io.signalbox.ui.clients;

import io.signalbox.fleet.FleetSnapshot;
import io.signalbox.fleet.SocketEntry;
import io.signalbox.fleet.SocketListing;
import io.signalbox.fleet.TailEvent;
import io.signalbox.fleet.command.FleetLink;
import io.signalbox.ui.kit.FxThread;
import io.signalbox.ui.kit.fleet.FleetAvailability;
import io.signalbox.ui.kit.query.QueryPages;
import io.signalbox.ui.kit.screen.Availability;
import io.signalbox.ui.kit.screen.ConsoleSnapshot;
import io.signalbox.ui.kit.table.RowFilter;
import io.signalbox.ui.kit.words.NoRows;
import io.signalbox.ui.kit.words.Numbers;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// What the Clients screen shows: one row a socket. FX thread only, but needs no toolkit.
final class ClientsViewModel {
    private static final Availability NOBODY = Availability.impossible("Choose a client first");

    private final RowFilter<SocketEntry> filter;
    private final QueryPages<SocketEntry> pages;
    private final ReadOnlyStringWrapper emptySentence = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper progress = new ReadOnlyStringWrapper("");
    private final ObjectProperty<List<SocketEntry>> chosen = new SimpleObjectProperty<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<ClientDetail>> detail =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Map<FleetAvailability.Act, ReadOnlyObjectWrapper<Availability>> possible =
            new EnumMap<>(FleetAvailability.Act.class);
    private List<TailEvent> tail = List.of();
    private @Nullable ConsoleSnapshot latest;
    private String adminNamespace = "";

    /// @param link to ask servers that list no clients by themselves; null for none
    ClientsViewModel(@Nullable FleetLink link) {
        this(new RowFilter<>(ClientColumns.language()), link, FxThread.executor());
    }

    ClientsViewModel(RowFilter<SocketEntry> filter, @Nullable FleetLink link, Executor fx) {
        this.filter = filter;
        this.pages = new QueryPages<>(link, ClientQuery.words(), fx, filter::rows);
        filter.text().addListener((_, _, now) -> pages.ask(now));
        for (FleetAvailability.Act act : FleetAvailability.Act.values()) {
            possible.put(act, new ReadOnlyObjectWrapper<>(NOBODY));
        }
        chosen.addListener((_, _, _) -> showChosen());
    }

    /// Before the screen is seen. Where servers have to be asked for rows, they are asked when it is.
    void prepare(ConsoleSnapshot snapshot) {
        if (!NoRows.production(snapshot.fleet())) {
            show(snapshot);
        }
    }

    void show(ConsoleSnapshot snapshot) {
        latest = snapshot;
        FleetSnapshot fleet = snapshot.fleet();
        tail = fleet.tail();
        hideOperators(snapshot.environment().admin().namespace());
        pages.active(NoRows.production(fleet) && fleet.features().has("QUERY"));
        if (!pages.active().get()) {
            filter.rows(fleet.sockets());
        }
        emptySentence.set(emptySentence(fleet));
        SocketListing listing = fleet.listing();
        progress.set(
                listing.reading()
                        ? "Reading all sockets, " + Numbers.grouped(listing.read()) + " so far"
                        : "");
        showChosen();
    }

    /// Sockets of the admin namespace are operators' consoles, this one among them, not clients.
    private void hideOperators(String namespace) {
        if (!namespace.equals(adminNamespace)) {
            adminNamespace = namespace;
            filter.visible(socket -> !socket.namespace().equals(namespace));
        }
    }

    private void showChosen() {
        List<SocketEntry> clients = chosen.get();
        detail.set(
                clients.size() == 1
                        ? Optional.of(ClientDetail.of(clients.getFirst(), tail))
                        : Optional.empty());
        possible.forEach((act, availability) -> availability.set(availability(act)));
    }

    private Availability availability(FleetAvailability.Act act) {
        ConsoleSnapshot snapshot = latest;
        if (snapshot == null) {
            return NOBODY;
        }
        FleetAvailability.Reach reach =
                chosen.get().size() > 1
                        ? FleetAvailability.Reach.MANY
                        : FleetAvailability.Reach.ONE;
        return FleetAvailability.of(snapshot, act, reach)
                .and(chosen.get().isEmpty() ? NOBODY : Availability.POSSIBLE);
    }

    private String emptySentence(FleetSnapshot fleet) {
        if (pages.active().get()) {
            return "The servers name no client that matches.";
        }
        return !filter.narrowed() || fleet.sockets().isEmpty()
                ? NoRows.inDevelopmentMode(fleet, "clients")
                : "No client matches the filter.";
    }

    /// The time of what is shown; long ago before the first snapshot.
    Instant now() {
        ConsoleSnapshot snapshot = latest;
        return snapshot == null ? Instant.EPOCH : snapshot.at();
    }

    RowFilter<SocketEntry> filter() {
        return filter;
    }

    /// Clients of a fleet in production mode.
    QueryPages<SocketEntry> pages() {
        return pages;
    }

    /// The rows that the operator chose, as they are now; the view sets them.
    ObjectProperty<List<SocketEntry>> chosen() {
        return chosen;
    }

    /// Of the one client that is chosen.
    ReadOnlyObjectProperty<Optional<ClientDetail>> detail() {
        return detail.getReadOnlyProperty();
    }

    /// Whether this can be done to the chosen clients.
    ReadOnlyObjectProperty<Availability> possible(FleetAvailability.Act act) {
        ReadOnlyObjectWrapper<Availability> availability = possible.get(act);
        if (availability == null) {
            throw new IllegalArgumentException("unknown: " + act);
        }
        return availability.getReadOnlyProperty();
    }

    /// Whether there is one whose events could be shown.
    Availability single() {
        return chosen.get().size() == 1
                ? Availability.POSSIBLE
                : Availability.impossible("Choose one client");
    }

    /// How far the reading of all sockets is; empty when it is done.
    ReadOnlyStringProperty progress() {
        return progress.getReadOnlyProperty();
    }

    /// Why there are no rows, and what to do.
    ReadOnlyStringProperty emptySentence() {
        return emptySentence.getReadOnlyProperty();
    }
}
