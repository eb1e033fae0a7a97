package io.signalbox.ui.events;

import io.signalbox.ui.kit.ColourMark;
import io.signalbox.ui.kit.Labels;
import io.signalbox.ui.kit.screen.ActionButton;
import io.signalbox.ui.kit.screen.Actions;
import io.signalbox.ui.kit.screen.Availability;
import io.signalbox.ui.kit.screen.ScreenId;
import io.signalbox.ui.kit.screen.ScreenPane;
import io.signalbox.ui.kit.table.ColumnChoice;
import io.signalbox.ui.kit.table.RowList;
import io.signalbox.ui.kit.table.RowTable;
import io.signalbox.ui.kit.table.TableBar;
import io.signalbox.ui.kit.table.TailTable;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The nodes of the Events screen: the tail with its filter and the chosen event, or the rates.
final class EventsView {
    private static final Availability AT_THE_END =
            Availability.impossible("The newest events are in view");

    private static final ObservableValue<String> NO_COUNT = new ReadOnlyStringWrapper("");

    private final ScreenPane pane = new ScreenPane(ScreenId.EVENTS);
    private final RowTable<EventRow> table =
            new RowTable<>("Events", EventRow::key, EventColumns.all());
    private final TailTable<EventRow> tail = new TailTable<>(table);

    EventsView(EventsViewModel model, Actions actions, ColumnChoice choice) {
        table.empty(Labels.bound(Labels.empty(""), model.emptySentence()))
                .keepWidth("Time", "Type", "Socket", "Namespace")
                .hideWhenNarrow("Namespace", "Payload", "Type")
                .choosable(choice);
        RowList<EventRow> list = new RowList<>(table, model.filter());
        TableBar<EventRow> bar =
                list.bar(
                                "type:sent  name:chat  socket:abc  room:vip  data.user:anna  or any text",
                                EventColumns.file(),
                                actions)
                        .reachedFrom(pane)
                        .menu();
        EventPane detail = new EventPane(actions, text -> model.filter().text().set(text));
        HBox content = detail.node().beside(list.filling());
        VBox.setVgrow(content, Priority.ALWAYS);
        VBox single = new VBox(14, bar, lost(model), content);
        RatesView rates = new RatesView(model.rates());
        single.visibleProperty().bind(model.production().not());
        rates.visibleProperty().bind(model.production());
        ActionButton[] buttons = {clear(model), pause(model), follow()};
        for (ActionButton button : buttons) {
            button.visibleProperty().bind(single.visibleProperty());
        }
        ObservableValue<String> count = bar.count();
        pane.remark(model.production().flatMap(counted -> counted ? NO_COUNT : count))
                .actions(buttons)
                .grow(new StackPane(single, rates));
        pane.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        table.selected().subscribe(detail::show);
    }

    Node node() {
        return pane;
    }

    private void key(KeyEvent event) {
        // In the table the table itself hears it.
        if (event.getCode() == KeyCode.END && !event.isConsumed()) {
            tail.follow();
        }
    }

    private ActionButton follow() {
        ActionButton button =
                new ActionButton("Follow newest", ActionButton.Kind.NORMAL, tail::follow);
        return button.availability(
                tail.following().map(now -> now ? AT_THE_END : Availability.POSSIBLE));
    }

    private static ActionButton pause(EventsViewModel model) {
        ActionButton button =
                new ActionButton(
                        "Pause",
                        ActionButton.Kind.NORMAL,
                        () -> model.paused().set(!model.paused().get()));
        button.button().textProperty().bind(model.pauseText());
        return button;
    }

    private static ActionButton clear(EventsViewModel model) {
        return new ActionButton("Clear", ActionButton.Kind.NORMAL, model::clear)
                .availability(model.clearable());
    }

    private static Label lost(EventsViewModel model) {
        Label label = ColourMark.warn("");
        label.textProperty().bind(model.lost());
        label.visibleProperty().bind(model.lost().isNotEmpty());
        label.managedProperty().bind(label.visibleProperty());
        return label;
    }
}
