package io.signalbox.ui.rooms;

import io.signalbox.fleet.FleetSnapshot;
import io.signalbox.fleet.RoomEntry;
import io.signalbox.ui.kit.ConsoleSnapshot;
import io.signalbox.ui.kit.NoRows;
import io.signalbox.ui.kit.table.RowFilter;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;

/// What the Rooms screen shows. FX thread only, but needs no toolkit.
final class RoomsViewModel {

    private final RowFilter<RoomEntry> filter;
    private final BooleanProperty privateRooms = new SimpleBooleanProperty(false);
    private final ReadOnlyStringWrapper emptySentence = new ReadOnlyStringWrapper("");
    private String adminNamespace = "";

    RoomsViewModel() {
        this(new RowFilter<>(room -> room.name() + " " + room.namespace()));
    }

    RoomsViewModel(RowFilter<RoomEntry> filter) {
        this.filter = filter;
        privateRooms.addListener((_, _, _) -> hide());
        hide();
    }

    void show(ConsoleSnapshot snapshot) {
        FleetSnapshot fleet = snapshot.fleet();
        String namespace = snapshot.environment().admin().namespace();
        if (!namespace.equals(adminNamespace)) {
            adminNamespace = namespace;
            hide();
        }
        filter.rows(fleet.rooms());
        emptySentence.set(emptySentence(fleet));
    }

    /// Every socket has a room of its own, which says nothing; the admin namespace is the console's.
    private void hide() {
        boolean all = privateRooms.get();
        String hidden = adminNamespace;
        filter.visible(room -> (all || !room.own()) && !room.namespace().equals(hidden));
    }

    private String emptySentence(FleetSnapshot fleet) {
        if (NoRows.production(fleet) || filter.shown().get().total() > 0) {
            return filter.text().get().isBlank() || NoRows.production(fleet)
                    ? NoRows.inDevelopmentMode(fleet, "rooms")
                    : "No room matches the filter.";
        }
        return fleet.rooms().isEmpty()
                ? NoRows.of(fleet, "rooms")
                : "Only private rooms, one for each socket. Show private rooms to list them.";
    }

    RowFilter<RoomEntry> filter() {
        return filter;
    }

    /// Whether the room that each socket has for itself is listed too.
    BooleanProperty privateRooms() {
        return privateRooms;
    }

    /// `showing 12 of 341`.
    ObservableValue<String> count() {
        return filter.shown().map(shown -> "showing " + shown.count());
    }

    /// Why there are no rows, and what to do.
    ReadOnlyStringProperty emptySentence() {
        return emptySentence.getReadOnlyProperty();
    }
}
