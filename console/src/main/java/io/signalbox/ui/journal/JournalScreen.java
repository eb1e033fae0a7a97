package io.signalbox.ui.journal;

import io.signalbox.journal.JournalEntry;
import io.signalbox.ui.kit.FxThread;
import io.signalbox.ui.kit.screen.Actions;
import io.signalbox.ui.kit.screen.ConsoleSnapshot;
import io.signalbox.ui.kit.screen.Screen;
import io.signalbox.ui.kit.screen.ScreenId;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import javafx.scene.Node;

/// What was planned and done from this machine, and what came of it.
public final class JournalScreen implements Screen {

    private final JournalViewModel model;
    private final JournalView view;

    /// @param journal the entries, newest first; called on a virtual thread, may block
    public JournalScreen(Supplier<List<JournalEntry>> journal, Actions actions) {
        model =
                new JournalViewModel(
                        journal,
                        actions,
                        Executors.newVirtualThreadPerTaskExecutor(),
                        FxThread.executor());
        view = new JournalView(model);
    }

    @Override
    public ScreenId id() {
        return ScreenId.JOURNAL;
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
