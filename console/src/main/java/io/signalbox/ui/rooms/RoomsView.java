package io.signalbox.ui.rooms;

import atlantafx.base.controls.ToggleSwitch;
import io.signalbox.fleet.RoomEntry;
import io.signalbox.ui.kit.Card;
import io.signalbox.ui.kit.Labels;
import io.signalbox.ui.kit.ScreenId;
import io.signalbox.ui.kit.ScreenPane;
import io.signalbox.ui.kit.Tone;
import io.signalbox.ui.kit.table.Column;
import io.signalbox.ui.kit.table.FilterField;
import io.signalbox.ui.kit.table.RowTable;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// The nodes of the Rooms screen: filter, switch and table.
final class RoomsView {

    private final ScreenPane pane = new ScreenPane(ScreenId.ROOMS);

    RoomsView(RoomsViewModel model) {
        RowTable<RoomEntry> table =
                new RowTable<>("Rooms", room -> room.namespace() + " " + room.name(), columns());
        table.empty(Labels.bound(Labels.empty(""), model.emptySentence()))
                .sortedBy("Members", true);
        // Without private rooms all are of one kind.
        table.table().getColumns().get(2).visibleProperty().bind(model.privateRooms());
        FilterField filter =
                new FilterField(
                                "Filter rooms",
                                "Filter by name or namespace",
                                model.filter().text())
                        .reachedFrom(pane);
        HBox.setHgrow(filter, Priority.ALWAYS);
        HBox line = new HBox(14, filter, privateSwitch(model));
        line.setAlignment(Pos.CENTER_LEFT);
        Card list = new Card().grow(table);
        list.getStyleClass().add("sb-card-flush");
        pane.remark(model.count()).add(line).grow(list);
        model.filter().shown().subscribe(shown -> table.show(shown.rows()));
    }

    Node node() {
        return pane;
    }

    private static ToggleSwitch privateSwitch(RoomsViewModel model) {
        ToggleSwitch toggle = new ToggleSwitch("Private rooms");
        toggle.setAccessibleText("Show private rooms");
        toggle.setMinWidth(HBox.USE_PREF_SIZE);
        toggle.selectedProperty().bindBidirectional(model.privateRooms());
        return toggle;
    }

    private static List<Column<RoomEntry>> columns() {
        return List.of(
                Column.<RoomEntry>mono("Name", 280, RoomEntry::name).tone(RoomsView::tone),
                Column.<RoomEntry>text("Namespace", 140, RoomEntry::namespace),
                Column.<RoomEntry>text("Kind", 100, room -> room.own() ? "private" : "room")
                        .tone(RoomsView::tone),
                Column.<RoomEntry>number("Members", 100, RoomEntry::members));
    }

    private static Tone tone(RoomEntry room) {
        return room.own() ? Tone.QUIET : Tone.NORMAL;
    }
}
