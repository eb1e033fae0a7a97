package io.signalbox.ui.rooms;

import atlantafx.base.controls.ToggleSwitch;
import io.signalbox.fleet.RoomEntry;
import io.signalbox.ui.kit.Labels;
import io.signalbox.ui.kit.fleet.FleetAvailability.Act;
import io.signalbox.ui.kit.fleet.FleetForms;
import io.signalbox.ui.kit.fleet.Whom;
import io.signalbox.ui.kit.query.PagesLine;
import io.signalbox.ui.kit.screen.ActionButton;
import io.signalbox.ui.kit.screen.Actions;
import io.signalbox.ui.kit.screen.ScreenId;
import io.signalbox.ui.kit.screen.ScreenPane;
import io.signalbox.ui.kit.table.ColumnChoice;
import io.signalbox.ui.kit.table.RowList;
import io.signalbox.ui.kit.table.RowTable;
import io.signalbox.ui.kit.table.TableBar;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// The nodes of the Rooms screen: actions, filter, switch, table, and who is in the chosen room.
final class RoomsView {
    /// A room is told apart by both.
    private record Key(String namespace, String name) {}

    private final ScreenPane pane = new ScreenPane(ScreenId.ROOMS);
    private final RoomsViewModel model;
    private final FleetForms forms;
    private final RoomPane detail;
    private final RowTable<RoomEntry> table =
            new RowTable<>(
                    "Rooms", room -> new Key(room.namespace(), room.name()), RoomColumns.all());

    RoomsView(RoomsViewModel model, Actions actions, ColumnChoice choice) {
        this.model = model;
        this.forms = new FleetForms(actions);
        this.detail = new RoomPane(actions);
        table.empty(Labels.bound(Labels.empty(""), model.emptySentence()))
                .sortedBy("Members", true)
                .keepWidth("Members", "Kind")
                .choosable(choice);
        model.privateRooms().subscribe(all -> table.useful(RoomColumns.KIND, all));
        RowList<RoomEntry> list = new RowList<>(table, model.filter());
        TableBar<RoomEntry> bar = bar(list, actions);
        HBox.setHgrow(bar, Priority.ALWAYS);
        HBox line = new HBox(14, bar, privateSwitch(model));
        line.setAlignment(Pos.TOP_LEFT);
        pane.remark(bar.count())
                .actions(
                        button("Join another room\u2026", Act.JOIN, forms::join),
                        button("Emit to room\u2026", Act.EMIT, forms::emit),
                        danger("Empty room\u2026", Act.LEAVE, this::empty),
                        danger("Disconnect\u2026", Act.DISCONNECT, forms::disconnect))
                .add(line, new PagesLine(model.pages()))
                .grow(detail.node().beside(list.filling()));
        model.chosen().bind(table.chosen());
        table.chosen().subscribe(_ -> showChosen());
        model.members().subscribe(_ -> showChosen());
    }

    Node node() {
        return pane;
    }

    private void showChosen() {
        model.room()
                .ifPresentOrElse(
                        room -> detail.show(room, model.members().get().rows()),
                        () -> detail.show(model.chosen().get()));
    }

    private TableBar<RoomEntry> bar(RowList<RoomEntry> list, Actions actions) {
        return list.bar(
                        "room:vip  members:>100  namespace:/chat  or any text",
                        RoomColumns.file(),
                        actions)
                .separator()
                .entry("Join another room\u2026", () -> able(Act.JOIN), () -> on(forms::join))
                .entry("Emit to room\u2026", () -> able(Act.EMIT), () -> on(forms::emit))
                .entry("Empty room\u2026", () -> able(Act.LEAVE), () -> on(this::empty))
                .entry("Disconnect\u2026", () -> able(Act.DISCONNECT), () -> on(forms::disconnect))
                .reachedFrom(pane)
                .menu();
    }

    private io.signalbox.ui.kit.screen.Availability able(Act act) {
        return model.possible(act).get();
    }

    private ActionButton button(String text, Act act, Consumer<Whom> ask) {
        return new ActionButton(text, ActionButton.Kind.NORMAL, () -> on(ask))
                .availability(model.possible(act));
    }

    private ActionButton danger(String text, Act act, Consumer<Whom> ask) {
        return new ActionButton(text, ActionButton.Kind.DANGER, () -> on(ask))
                .availability(model.possible(act));
    }

    private void on(Consumer<Whom> ask) {
        model.room()
                .ifPresent(
                        room ->
                                ask.accept(
                                        Whom.room(room.namespace(), room.name(), room.members())));
    }

    private void empty(Whom whom) {
        model.room().ifPresent(room -> forms.empty(whom, room.name()));
    }

    private static ToggleSwitch privateSwitch(RoomsViewModel model) {
        ToggleSwitch toggle = new ToggleSwitch("Private rooms");
        toggle.setAccessibleText("Show private rooms");
        toggle.setMinWidth(HBox.USE_PREF_SIZE);
        toggle.setMinHeight(32);
        toggle.selectedProperty().bindBidirectional(model.privateRooms());
        return toggle;
    }
}
