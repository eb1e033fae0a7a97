package io.signalbox.ui.servers;

import io.signalbox.ui.kit.Card;
import io.signalbox.ui.kit.FactList;
import io.signalbox.ui.kit.FxThread;
import io.signalbox.ui.kit.Labels;
import io.signalbox.ui.kit.chart.TimeChart;
import io.signalbox.ui.kit.screen.ActionButton;
import io.signalbox.ui.kit.screen.Actions;
import io.signalbox.ui.kit.screen.ScreenId;
import io.signalbox.ui.kit.screen.ScreenPane;
import io.signalbox.ui.kit.table.ColumnChoice;
import io.signalbox.ui.kit.table.RowList;
import io.signalbox.ui.kit.table.RowTable;
import io.signalbox.ui.kit.table.TableBar;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The nodes of the Servers screen: filter, table, and three cards for the chosen server.
final class ServersView {

    private final ScreenPane pane = new ScreenPane(ScreenId.SERVERS);
    private final RowTable<ServerRow> table =
            new RowTable<>("Servers", ServerRow::serverId, ServerColumns.all());
    private final TimeChart clients = new TimeChart("Clients", "No history of this server yet");
    private final TimeChart lag = new TimeChart("Loop lag", "Not reported by this server");
    private final Label clientsNote = Labels.hint("");
    private final Label lagNote = Labels.hint("");
    private final FactList identity = new FactList();
    private final Card clientsCard = new Card("Clients");
    private final HBox cards;

    ServersView(
            ServersViewModel model, ServerActions actions, Actions shared, ColumnChoice choice) {
        RowList<ServerRow> list = new RowList<>(table, model.filter());
        TableBar<ServerRow> bar =
                list.bar(
                                "colour:green  zone:eu-west-1b  lag:>20  state:draining  or any text",
                                ServerFilter.file(),
                                shared)
                        .reachedFrom(pane)
                        .menu();
        cards = new HBox(14, clientsCard(), lagCard(), identityCard());
        cards.setMinHeight(214);
        cards.setPrefHeight(270);
        cards.setMaxHeight(360);
        VBox.setVgrow(cards, Priority.SOMETIMES);
        pane.remark(model.count())
                .actions(
                        dismissButton(model),
                        drainButton(actions),
                        stopButton(actions),
                        logsButton(actions))
                .add(bar)
                .grow(list.hugging())
                .add(cards);
        follow(model);
        table.choosable(choice);
    }

    Node node() {
        return pane;
    }

    private static ActionButton drainButton(ServerActions actions) {
        ActionButton button = new ActionButton("Drain…", ActionButton.Kind.NORMAL, () -> {});
        button.button().setOnAction(_ -> new DrainChoice(actions).show(button));
        return button.availability(actions.mayDrain());
    }

    private static ActionButton stopButton(ServerActions actions) {
        return new ActionButton("Stop task…", ActionButton.Kind.DANGER, actions::stopTask)
                .availability(actions.mayStop());
    }

    private static ActionButton logsButton(ServerActions actions) {
        return new ActionButton("Logs", ActionButton.Kind.NORMAL, actions::openLogs)
                .availability(actions.mayOpenLogs());
    }

    private static ActionButton dismissButton(ServersViewModel model) {
        ActionButton button =
                new ActionButton("Dismiss gone", ActionButton.Kind.NORMAL, model::dismissGone);
        button.button().textProperty().bind(model.dismissText());
        return button.availability(model.dismissable());
    }

    private void follow(ServersViewModel model) {
        Label empty = Labels.bound(Labels.empty(""), model.emptySentence());
        table.empty(empty).sortedBy("Task", false).sortedBy("Colour", false);
        // Where a server runs is asked for more often than how it feels: the instance goes last.
        table.hideWhenNarrow("Heap", "Up", "Polling", "Events/s", "Instance");
        model.selected().bind(table.selected());
        // In a task of its own: rows that come are work enough for one frame.
        model.filter().shown().subscribe(_ -> FxThread.later(this::selectFirst));
        model.detail().subscribe(detail -> detail.ifPresentOrElse(this::show, this::showNothing));
    }

    /// The cards are never empty while there is a server to show.
    private void selectFirst() {
        if (table.selected().get() == null && !table.table().getItems().isEmpty()) {
            table.select(table.table().getItems().getFirst().serverId());
        }
    }

    private void show(ServerDetail detail) {
        cards.setVisible(true);
        clientsCard.retitle(detail.row().shortTask() + " \u00b7 clients");
        clients.show(detail.clients());
        clientsNote.setText(detail.clientsNote());
        lag.show(detail.lag());
        lagNote.setText(detail.lagNote());
        identity.show(detail.identity());
    }

    private void showNothing() {
        cards.setVisible(false);
    }

    private Region clientsCard() {
        return share(clientsCard.grow(clients).add(clientsNote));
    }

    private Region lagCard() {
        return share(new Card("Loop lag").grow(lag).add(lagNote));
    }

    private Region identityCard() {
        return share(new Card("Identity").grow(identity));
    }

    private static Region share(Region card) {
        HBox.setHgrow(card, Priority.ALWAYS);
        VBox.setVgrow(card, Priority.ALWAYS);
        card.setPrefWidth(100);
        card.setMinWidth(0);
        return card;
    }
}
