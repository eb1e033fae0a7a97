package io.signalbox.ui.scaling;

import io.signalbox.ui.kit.screen.Actions;
import io.signalbox.ui.kit.screen.ConsoleSnapshot;
import io.signalbox.ui.kit.screen.Screen;
import io.signalbox.ui.kit.screen.ScreenId;
import javafx.scene.Node;

/// Tasks of each service and instances of the group: how many there are, how many are wanted, and
/// the way to want more or fewer.
public final class ScalingScreen implements Screen {

    private final ScalingViewModel model;
    private final ScalingView view;

    public ScalingScreen(Actions actions) {
        model = new ScalingViewModel(actions);
        view = new ScalingView(model);
    }

    @Override
    public ScreenId id() {
        return ScreenId.SCALING;
    }

    @Override
    public Node node() {
        return view.node();
    }

    @Override
    public void observe(ConsoleSnapshot snapshot) {
        model.observe(snapshot);
    }

    @Override
    public void show(ConsoleSnapshot snapshot) {
        model.show(snapshot);
    }
}
