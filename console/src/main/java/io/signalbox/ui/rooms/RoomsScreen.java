package io.signalbox.ui.rooms;

import io.signalbox.ui.kit.Actions;
import io.signalbox.ui.kit.ConsoleSnapshot;
import io.signalbox.ui.kit.Screen;
import io.signalbox.ui.kit.ScreenId;
import io.signalbox.ui.kit.table.ColumnChoice;
import javafx.scene.Node;

/// The rooms of the fleet, the largest first.
public final class RoomsScreen implements Screen {

    private final RoomsViewModel model = new RoomsViewModel();
    private final RoomsView view;

    public RoomsScreen(Actions actions, ColumnChoice choice) {
        view = new RoomsView(model, actions, choice);
    }

    @Override
    public ScreenId id() {
        return ScreenId.ROOMS;
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
