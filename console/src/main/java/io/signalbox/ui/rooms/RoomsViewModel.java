package io.signalbox.ui.rooms;

import io.signalbox.fleet.FleetSnapshot;
import io.signalbox.fleet.RoomEntry;
import io.signalbox.fleet.SocketEntry;
import io.signalbox.fleet.command.FleetLink;
import io.signalbox.ui.kit.FxThread;
import io.signalbox.ui.kit.fleet.FleetAvailability;
import io.signalbox.ui.kit.query.QueryPages;
import io.signalbox.ui.kit.screen.Availability;
import io.signalbox.ui.kit.screen.ConsoleSnapshot;
import io.signalbox.ui.kit.table.RowFilter;
import io.signalbox.ui.kit.words.NoRows;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// What the Rooms screen shows. FX thread only, but needs no toolkit.
final class RoomsViewModel {
    private static final Availability ONE_ROOM = Availability.impossible("Choose one room");

    private final RowFilter<RoomEntry> filter;
    private final RowFilter<SocketEntry> members;
    private final QueryPages<RoomEntry> pages;
    private final BooleanProperty privateRooms = new SimpleBooleanProperty(false);
    private final ReadOnlyStringWrapper emptySentence = new ReadOnlyStringWrapper("");
    private final ObjectProperty<List<RoomEntry>> chosen = new SimpleObjectProperty<>(List.of());
    private final Map<FleetAvailability.Act, ReadOnlyObjectWrapper<Availability>> possible =
            new EnumMap<>(FleetAvailability.Act.class);
    private @Nullable ConsoleSnapshot latest;
    private @Nullable RoomEntry looked;
    private String adminNamespace = "";

    /// @param link to ask servers that list no rooms by themselves; null for none
    RoomsViewModel(@Nullable FleetLink link) {
        this(
                new RowFilter<>(RoomColumns.language()),
                new RowFilter<>(SocketEntry::id),
                link,
                FxThread.executor());
    }

    /// @param members finds who is in the chosen room, in the background where there are many
    RoomsViewModel(
            RowFilter<RoomEntry> filter,
            RowFilter<SocketEntry> members,
            @Nullable FleetLink link,
            Executor fx) {
        this.filter = filter;
        this.members = members;
        this.pages = new QueryPages<>(link, RoomQuery.words(), fx, filter::rows);
        filter.text().addListener((_, _, now) -> pages.ask(now));
        for (FleetAvailability.Act act : FleetAvailability.Act.values()) {
            possible.put(act, new ReadOnlyObjectWrapper<>(ONE_ROOM));
        }
        members.visible(_ -> false);
        privateRooms.addListener((_, _, _) -> hide());
        chosen.addListener((_, _, _) -> showChosen());
        hide();
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
        String namespace = snapshot.environment().admin().namespace();
        if (!namespace.equals(adminNamespace)) {
            adminNamespace = namespace;
            hide();
        }
        pages.active(NoRows.production(fleet) && fleet.features().has("QUERY"));
        if (!pages.active().get()) {
            filter.rows(fleet.rooms());
        }
        members.rows(fleet.sockets());
        emptySentence.set(emptySentence(fleet));
        showChosen();
    }

    /// Every socket has a room of its own, which says nothing; the admin namespace is the console's.
    private void hide() {
        boolean all = privateRooms.get();
        String hidden = adminNamespace;
        filter.visible(room -> (all || !room.own()) && !room.namespace().equals(hidden));
    }

    private void showChosen() {
        RoomEntry room = room().orElse(null);
        boolean same =
                room != null
                        && looked != null
                        && room.name().equals(looked.name())
                        && room.namespace().equals(looked.namespace());
        if (room == null ? looked != null : !same) {
            looked = room;
            members.visible(room == null ? _ -> false : in(room));
        }
        possible.forEach((act, availability) -> availability.set(availability(act)));
    }

    private static Predicate<SocketEntry> in(RoomEntry room) {
        return socket ->
                socket.namespace().equals(room.namespace())
                        && (socket.rooms().contains(room.name())
                                || socket.id().equals(room.name()));
    }

    private Availability availability(FleetAvailability.Act act) {
        ConsoleSnapshot snapshot = latest;
        return snapshot == null
                ? ONE_ROOM
                : FleetAvailability.of(snapshot, act, FleetAvailability.Reach.ROOM)
                        .and(room().isEmpty() ? ONE_ROOM : Availability.POSSIBLE);
    }

    private String emptySentence(FleetSnapshot fleet) {
        if (pages.active().get()) {
            return "The servers name no room that matches.";
        }
        if (NoRows.production(fleet) || filter.shown().get().total() > 0) {
            return !filter.narrowed() || NoRows.production(fleet)
                    ? NoRows.inDevelopmentMode(fleet, "rooms")
                    : "No room matches the filter.";
        }
        return fleet.rooms().isEmpty()
                ? NoRows.of(fleet, "rooms")
                : "Only private rooms, one for each socket. Show private rooms to list them.";
    }

    /// Rooms of a fleet in production mode.
    QueryPages<RoomEntry> pages() {
        return pages;
    }

    RowFilter<RoomEntry> filter() {
        return filter;
    }

    /// Who is in the room that is chosen.
    ReadOnlyObjectProperty<RowFilter.Shown<SocketEntry>> members() {
        return members.shown();
    }

    /// The rows that the operator chose, as they are now; the view sets them.
    ObjectProperty<List<RoomEntry>> chosen() {
        return chosen;
    }

    /// The one room that is chosen.
    Optional<RoomEntry> room() {
        return chosen.get().size() == 1 ? Optional.of(chosen.get().getFirst()) : Optional.empty();
    }

    /// Whether this can be done to everybody in the chosen room.
    ReadOnlyObjectProperty<Availability> possible(FleetAvailability.Act act) {
        ReadOnlyObjectWrapper<Availability> availability = possible.get(act);
        if (availability == null) {
            throw new IllegalArgumentException("unknown: " + act);
        }
        return availability.getReadOnlyProperty();
    }

    /// Whether the room that each socket has for itself is listed too.
    BooleanProperty privateRooms() {
        return privateRooms;
    }

    /// Why there are no rows, and what to do.
    ReadOnlyStringProperty emptySentence() {
        return emptySentence.getReadOnlyProperty();
    }
}
