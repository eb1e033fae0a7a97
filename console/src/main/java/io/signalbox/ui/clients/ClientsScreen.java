package io.signalbox.ui.clients;

import io.signalbox.ui.kit.ConsoleSnapshot;
import io.signalbox.ui.kit.Screen;
import io.signalbox.ui.kit.ScreenId;
import javafx.scene.Node;

/// The sockets of the fleet, one row each.
public final class ClientsScreen implements Screen {

    private final ClientsViewModel model = new ClientsViewModel();
    private final ClientsView view = new ClientsView(model);

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
}
