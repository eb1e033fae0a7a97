package io.signalbox.ui.overview;

import io.signalbox.ui.kit.screen.Actions;
import io.signalbox.ui.kit.screen.ConsoleSnapshot;
import io.signalbox.ui.kit.screen.Screen;
import io.signalbox.ui.kit.screen.ScreenId;
import javafx.scene.Node;

/// One look at the whole fleet: clients, traffic, services, and what needs attention.
public final class OverviewScreen implements Screen {
    private final OverviewViewModel model = new OverviewViewModel();
    private final OverviewView view;

    public OverviewScreen(Actions actions) {
        view = new OverviewView(model, actions);
    }

    @Override
    public ScreenId id() {
        return ScreenId.OVERVIEW;
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
