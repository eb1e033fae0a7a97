package io.signalbox.ui.clients;

import io.signalbox.fleet.command.FleetLink;
import io.signalbox.ui.kit.screen.Actions;
import io.signalbox.ui.kit.screen.ConsoleSnapshot;
import io.signalbox.ui.kit.screen.Screen;
import io.signalbox.ui.kit.screen.ScreenId;
import io.signalbox.ui.kit.table.ColumnChoice;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/// The sockets of the fleet, one row each.
public final class ClientsScreen implements Screen {

    private final ClientsViewModel model;
    private final ClientsView view;

    /// @param link to ask servers in production mode; null for none
    public ClientsScreen(Actions actions, ColumnChoice choice, @Nullable FleetLink link) {
        model = new ClientsViewModel(link);
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
    public void prepare(ConsoleSnapshot snapshot) {
        model.prepare(snapshot);
    }

    @Override
    public void filter(String text) {
        model.filter().text().set(text);
    }
}
