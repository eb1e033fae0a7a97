package io.signalbox.app;

import io.signalbox.ui.clients.ClientsScreen;
import io.signalbox.ui.journal.JournalScreen;
import io.signalbox.ui.kit.Actions;
import io.signalbox.ui.kit.FxThread;
import io.signalbox.ui.kit.Screen;
import io.signalbox.ui.kit.Theme;
import io.signalbox.ui.overview.OverviewScreen;
import io.signalbox.ui.rooms.RoomsScreen;
import io.signalbox.ui.scaling.ScalingScreen;
import io.signalbox.ui.servers.ServersScreen;
import io.signalbox.ui.shell.Shell;
import io.signalbox.ui.traffic.TrafficScreen;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import javafx.scene.Scene;
import javafx.stage.Stage;

/// The console's parts on screen, put together by hand. This is the list of the screens. FX thread
/// only.
public final class ConsoleWindow {

    private static final double WIDTH = 1440;
    private static final double HEIGHT = 900;

    private final Shell shell;
    private final Scene scene;

    public ConsoleWindow(ConsoleSession session, Theme theme) {
        shell =
                new Shell(
                        new Shell.Parts(
                                session.environment(),
                                session.operations(),
                                session,
                                Executors.newVirtualThreadPerTaskExecutor(),
                                Version.text()));
        shell.screens(screens(session, shell.actions()));
        scene = new Scene(shell.root(), WIDTH, HEIGHT);
        shell.theme(theme);
        session.onSnapshot(snapshot -> FxThread.run(() -> shell.show(snapshot)));
    }

    private static List<Screen> screens(ConsoleSession session, Actions actions) {
        List<Screen> screens = new ArrayList<>();
        screens.add(new OverviewScreen(actions));
        screens.add(new ServersScreen());
        screens.add(new ClientsScreen());
        screens.add(new RoomsScreen());
        if (session.environment().hasAws()) {
            screens.add(new ScalingScreen(actions));
            screens.add(new TrafficScreen(actions));
        }
        screens.add(new JournalScreen(session.journal()::entries, actions));
        return screens;
    }

    public Shell shell() {
        return shell;
    }

    public Scene scene() {
        return scene;
    }

    public void show(Stage stage, String title) {
        stage.setTitle(title);
        stage.setMinWidth(1100);
        stage.setMinHeight(700);
        stage.setScene(scene);
        // The stage may have shown something smaller before.
        stage.sizeToScene();
        stage.centerOnScreen();
        stage.show();
    }
}
