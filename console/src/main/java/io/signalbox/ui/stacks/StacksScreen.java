package io.signalbox.ui.stacks;

import io.signalbox.cloud.stack.StackReader;
import io.signalbox.ui.kit.FxThread;
import io.signalbox.ui.kit.screen.Actions;
import io.signalbox.ui.kit.screen.ConsoleSnapshot;
import io.signalbox.ui.kit.screen.Screen;
import io.signalbox.ui.kit.screen.ScreenId;
import java.util.concurrent.Executors;
import javafx.scene.Node;

/// The stacks of the account: status, events, outputs, drift; deploy, update and delete by plans.
public final class StacksScreen implements Screen {

    private final StacksViewModel model;
    private final StacksView view;

    /// @param reader called on virtual threads, while the screen is shown
    public StacksScreen(StackReader reader, Actions actions) {
        model =
                new StacksViewModel(
                        reader,
                        actions,
                        Executors.newVirtualThreadPerTaskExecutor(),
                        FxThread.executor());
        view = new StacksView(model);
    }

    @Override
    public ScreenId id() {
        return ScreenId.STACKS;
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
