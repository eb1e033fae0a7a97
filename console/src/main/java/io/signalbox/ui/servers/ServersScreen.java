package io.signalbox.ui.servers;

import io.signalbox.ui.kit.ConsoleSnapshot;
import io.signalbox.ui.kit.Screen;
import io.signalbox.ui.kit.ScreenId;
import javafx.scene.Node;

/// Every Socket.IO server of the fleet with the task, instance and target that it is.
public final class ServersScreen implements Screen {

    private final ServersViewModel model = new ServersViewModel();
    private final ServersView view = new ServersView(model);

    @Override
    public ScreenId id() {
        return ScreenId.SERVERS;
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
