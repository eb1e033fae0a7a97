package io.signalbox.ui.rooms;

import io.signalbox.fleet.command.FleetLink;
import io.signalbox.ui.kit.screen.Actions;
import io.signalbox.ui.kit.screen.ConsoleSnapshot;
import io.signalbox.ui.kit.screen.Screen;
import io.signalbox.ui.kit.screen.ScreenId;
import io.signalbox.ui.kit.table.ColumnChoice;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/// The rooms of the fleet, the largest first.
public final class RoomsScreen implements Screen {

    private final RoomsViewModel model;
    private final RoomsView view;

    /// @param link to ask servers in production mode; null for none
    public RoomsScreen(Actions actions, ColumnChoice choice, @Nullable FleetLink link) {
        model = new RoomsViewModel(link);
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
    public void prepare(ConsoleSnapshot snapshot) {
        model.prepare(snapshot);
    }

    @Override
    public void filter(String text) {
        model.filter().text().set(text);
    }
}
