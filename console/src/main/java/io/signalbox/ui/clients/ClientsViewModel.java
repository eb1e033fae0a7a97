package io.signalbox.ui.clients;

import io.signalbox.fleet.FleetSnapshot;
import io.signalbox.fleet.SocketEntry;
import io.signalbox.ui.kit.ConsoleSnapshot;
import io.signalbox.ui.kit.NoRows;
import io.signalbox.ui.kit.table.RowFilter;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;

/// What the Clients screen shows: one row a socket. FX thread only, but needs no toolkit.
final class ClientsViewModel {

    private final RowFilter<SocketEntry> filter;
    private final ReadOnlyStringWrapper emptySentence = new ReadOnlyStringWrapper("");
    private String adminNamespace = "";

    ClientsViewModel() {
        this(new RowFilter<>(ClientsViewModel::words));
    }

    ClientsViewModel(RowFilter<SocketEntry> filter) {
        this.filter = filter;
    }

    void show(ConsoleSnapshot snapshot) {
        FleetSnapshot fleet = snapshot.fleet();
        hideOperators(snapshot.environment().admin().namespace());
        filter.rows(fleet.sockets());
        emptySentence.set(emptySentence(fleet));
    }

    /// Sockets of the admin namespace are operators' consoles, this one among them, not clients.
    private void hideOperators(String namespace) {
        if (!namespace.equals(adminNamespace)) {
            adminNamespace = namespace;
            filter.visible(socket -> !socket.namespace().equals(namespace));
        }
    }

    private String emptySentence(FleetSnapshot fleet) {
        return filter.text().get().isBlank() || fleet.sockets().isEmpty()
                ? NoRows.inDevelopmentMode(fleet, "clients")
                : "No client matches the filter.";
    }

    private static String words(SocketEntry socket) {
        return String.join(
                " ",
                socket.id(),
                socket.transport(),
                socket.address(),
                socket.namespace(),
                String.join(" ", socket.rooms()),
                socket.dataJson());
    }

    RowFilter<SocketEntry> filter() {
        return filter;
    }

    /// `showing 12 of 200`.
    ObservableValue<String> count() {
        return filter.shown().map(shown -> "showing " + shown.count());
    }

    /// Why there are no rows, and what to do.
    ReadOnlyStringProperty emptySentence() {
        return emptySentence.getReadOnlyProperty();
    }
}
