package io.signalbox.ui.events;

import io.signalbox.ui.kit.screen.Actions;
import io.signalbox.ui.kit.screen.ConsoleSnapshot;
import io.signalbox.ui.kit.screen.Screen;
import io.signalbox.ui.kit.screen.ScreenId;
import io.signalbox.ui.kit.table.ColumnChoice;
import javafx.scene.Node;

/// What clients and servers say to each other, as it happens.
public final class EventsScreen implements Screen {

    private final EventsViewModel model = new EventsViewModel();
    private final EventsView view;

    public EventsScreen(Actions actions, ColumnChoice choice) {
        view = new EventsView(model, actions, choice);
    }

    @Override
    public ScreenId id() {
        return ScreenId.EVENTS;
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
        show(snapshot);
    }

    @Override
    public void filter(String text) {
        model.filter().text().set(text);
    }
}
