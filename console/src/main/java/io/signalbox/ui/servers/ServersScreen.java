package io.signalbox.ui.servers;

import io.signalbox.cloud.TaskLogs;
import io.signalbox.fleet.command.FleetLink;
import io.signalbox.ui.kit.FxThread;
import io.signalbox.ui.kit.screen.Actions;
import io.signalbox.ui.kit.screen.ConsoleSnapshot;
import io.signalbox.ui.kit.screen.Screen;
import io.signalbox.ui.kit.screen.ScreenId;
import io.signalbox.ui.kit.table.ColumnChoice;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/// Every Socket.IO server of the fleet with the task, instance and target that it is.
public final class ServersScreen implements Screen {

    private final ServersViewModel model;
    private final ServerActions serverActions;
    private final ServersView view;

    public ServersScreen(Actions actions, ColumnChoice choice) {
        this(actions, choice, null, null);
    }

    /// @param link of the feed, to forget servers; null for none
    /// @param logs of the tasks; null without AWS
    public ServersScreen(
            Actions actions,
            ColumnChoice choice,
            @Nullable FleetLink link,
            @Nullable TaskLogs logs) {
        model = new ServersViewModel(link == null ? _ -> {} : link::dismiss);
        serverActions = new ServerActions(actions, new ServerLogs(logs, FxThread.executor()));
        view = new ServersView(model, serverActions, actions, choice);
    }

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
        serverActions.judge(snapshot, model.selected().get());
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
