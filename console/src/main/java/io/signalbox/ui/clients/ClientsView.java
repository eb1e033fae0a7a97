package io.signalbox.ui.clients;

import io.signalbox.fleet.SocketEntry;
import io.signalbox.fleet.SocketKey;
import io.signalbox.ui.kit.Labels;
import io.signalbox.ui.kit.filter.FilterLanguage;
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
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;

/// The nodes of the Clients screen: actions, filter, table, and what is known of the chosen client.
final class ClientsView {

    private final ScreenPane pane = new ScreenPane(ScreenId.CLIENTS);
    private final ClientsViewModel model;
    private final Actions actions;
    private final FleetForms forms;
    // A socket's id is its own within one namespace only.
    private final RowTable<SocketEntry> table;

    ClientsView(ClientsViewModel model, Actions actions, ColumnChoice choice) {
        this.model = model;
        this.actions = actions;
        this.forms = new FleetForms(actions);
        table =
                new RowTable<>(
                        "Clients",
                        socket -> new SocketKey(socket.namespace(), socket.id()),
                        ClientColumns.all(model::now));
        table.empty(Labels.bound(Labels.empty(""), model.emptySentence()))
                .sortedBy("Connected", true)
                .keepWidth("Id", "Client id", "Transport", "Namespace", "Connected")
                .hideWhenNarrow("Client id", "Namespace", "Data", "Connected", "Address")
                .choosable(choice, "Client id");
        RowList<SocketEntry> list = new RowList<>(table, model.filter());
        TableBar<SocketEntry> bar = bar(list);
        ClientPane detail = new ClientPane(actions);
        pane.remark(bar.count())
                .actions(
                        button("Join room\u2026", Act.JOIN, forms::join),
                        button("Leave room\u2026", Act.LEAVE, forms::leave),
                        button("Emit event\u2026", Act.EMIT, forms::emit),
                        disconnect())
                .add(bar, progress(), new PagesLine(model.pages()))
                .grow(detail.node().beside(list.filling()));
        model.chosen().bind(table.chosen());
        model.detail()
                .subscribe(
                        one ->
                                one.ifPresentOrElse(
                                        client -> detail.show(client, model.now()),
                                        () -> detail.show(table.chosen().get())));
        // More rows, or fewer, do not change the detail of one, which there is none of.
        table.chosen()
                .subscribe(
                        rows -> {
                            if (rows.size() != 1) {
                                detail.show(rows);
                            }
                        });
    }

    Node node() {
        return pane;
    }

    private TableBar<SocketEntry> bar(RowList<SocketEntry> list) {
        return list.bar(
                        "room:vip  transport:polling  data.user:anna  rooms:>3  -address:10.0  or any text",
                        ClientColumns.file(),
                        actions)
                .entry("Show events", () -> model.single(), this::events)
                .separator()
                .entry(
                        "Join room\u2026",
                        () -> model.possible(Act.JOIN).get(),
                        () -> forms.join(whom()))
                .entry(
                        "Leave room\u2026",
                        () -> model.possible(Act.LEAVE).get(),
                        () -> forms.leave(whom()))
                .entry(
                        "Emit event\u2026",
                        () -> model.possible(Act.EMIT).get(),
                        () -> forms.emit(whom()))
                .entry(
                        "Disconnect\u2026",
                        () -> model.possible(Act.DISCONNECT).get(),
                        () -> forms.disconnect(whom()))
                .reachedFrom(pane)
                .menu();
    }

    private void events() {
        SocketEntry socket = table.chosen().get().getFirst();
        actions.open(ScreenId.EVENTS, FilterLanguage.exactly("socket", socket.id()));
    }

    private ActionButton button(String text, Act act, Consumer<Whom> ask) {
        return new ActionButton(text, ActionButton.Kind.NORMAL, () -> ask.accept(whom()))
                .availability(model.possible(act));
    }

    private ActionButton disconnect() {
        return new ActionButton(
                        "Disconnect\u2026",
                        ActionButton.Kind.DANGER,
                        () -> forms.disconnect(whom()))
                .availability(model.possible(Act.DISCONNECT));
    }

    private Whom whom() {
        return Whom.clients(table.chosen().get());
    }

    private HBox progress() {
        ProgressBar bar = new ProgressBar();
        bar.setPrefWidth(160);
        HBox line = new HBox(14, bar, Labels.bound(Labels.hint(""), model.progress()));
        line.setAlignment(Pos.CENTER_LEFT);
        line.visibleProperty().bind(model.progress().isNotEmpty());
        line.managedProperty().bind(line.visibleProperty());
        return line;
    }
}
