package io.signalbox.ui.clients;

import io.signalbox.ui.kit.Actions;
import io.signalbox.ui.kit.ConsoleSnapshot;
import io.signalbox.ui.kit.Screen;
import io.signalbox.ui.kit.ScreenId;
import io.signalbox.ui.kit.table.ColumnChoice;
import javafx.scene.Node;

/// The sockets of the fleet, one row each.
public final class ClientsScreen implements Screen {

    private final ClientsViewModel model = new ClientsViewModel();
    private final ClientsView view;

    public ClientsScreen(Actions actions, ColumnChoice choice) {
        view = new ClientsView(model, actions, choice);
    }

    @Override
    public ScreenId id() {
        return ScreenId.CLIENTS;
    }

    @Override
    public Node node() {
        return view.node();
    }

    @Override
    public void show(ConsoleSnapshot snapshot) {
        model.show(snapshot);
    }

    @Override
    public void filter(String text) {
        model.filter().text().set(text);
    }
}
