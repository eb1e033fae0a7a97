package io.signalbox.ui.clients;

import io.signalbox.fleet.SocketEntry;
import io.signalbox.ui.kit.Card;
import io.signalbox.ui.kit.Labels;
import io.signalbox.ui.kit.ScreenId;
import io.signalbox.ui.kit.ScreenPane;
import io.signalbox.ui.kit.table.FilterField;
import io.signalbox.ui.kit.table.RowTable;
import javafx.scene.Node;

/// The nodes of the Clients screen: filter and table.
final class ClientsView {

    private final ScreenPane pane = new ScreenPane(ScreenId.CLIENTS);

    ClientsView(ClientsViewModel model) {
        // A socket's id is its own within one namespace only.
        RowTable<SocketEntry> table =
                new RowTable<>(
                        "Clients",
                        socket -> socket.namespace() + " " + socket.id(),
                        ClientColumns.all());
        table.empty(Labels.bound(Labels.empty(""), model.emptySentence()))
                .sortedBy("Connected", true)
                .keepWidth("Id", "Transport", "Namespace", "Connected");
        FilterField filter =
                new FilterField(
                                "Filter clients",
                                "Filter by id, transport, address, namespace, room or data",
                                model.filter().text())
                        .reachedFrom(pane);
        Card list = new Card().grow(table);
        list.getStyleClass().add("sb-card-flush");
        pane.remark(model.count()).add(filter).grow(list);
        model.filter().shown().subscribe(shown -> table.show(shown.rows()));
    }

    Node node() {
        return pane;
    }
}
