package io.signalbox.ui.traffic;

import io.signalbox.ui.kit.screen.Actions;
import io.signalbox.ui.kit.screen.ConsoleSnapshot;
import io.signalbox.ui.kit.screen.Screen;
import io.signalbox.ui.kit.screen.ScreenId;
import javafx.scene.Node;

/// Blue and green side by side, the points between them, and the actions that throw them.
public final class TrafficScreen implements Screen {
    private final TrafficViewModel model;
    private final TrafficView view;

    public TrafficScreen(Actions actions) {
        model = new TrafficViewModel(actions);
        view = new TrafficView(model, actions);
    }

    @Override
    public ScreenId id() {
        return ScreenId.TRAFFIC;
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
