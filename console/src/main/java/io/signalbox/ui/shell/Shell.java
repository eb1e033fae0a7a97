package io.signalbox.ui.shell;

import io.signalbox.environment.Environment;
import io.signalbox.operation.Operations;
import io.signalbox.ui.kit.Actions;
import io.signalbox.ui.kit.ConsoleSnapshot;
import io.signalbox.ui.kit.FxThread;
import io.signalbox.ui.kit.Screen;
import io.signalbox.ui.kit.ScreenId;
import io.signalbox.ui.kit.Theme;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// The frame around the screens. Made once, then given its screens, then shown a snapshot at least
/// once a second (ages and the time left are counted from the snapshot's own time). FX thread only.
public final class Shell {
    private final ShellViewModel model = new ShellViewModel();
    private final StackPane root = new StackPane();
    private final BorderPane frame = new BorderPane();
    private final DialogLayer layer = new DialogLayer();
    private final Map<ScreenId, Screen> screens = new EnumMap<>(ScreenId.class);
    private final PlanFlow actions;
    private @Nullable Rail rail;
    private @Nullable Screen current;
    private @Nullable ConsoleSnapshot latest;
    private Theme theme = Theme.DARK;

    /// What the shell needs of the rest of the console.
    ///
    /// @param background where plans are made and started; it may block
    /// @param version as shown in the status bar, `0.1`
    public record Parts(
            Environment environment,
            Operations operations,
            ArmingSwitch arming,
            Executor background,
            String version) {}

    public Shell(Parts parts) {
        actions =
                new PlanFlow(
                        parts.operations(),
                        parts.environment(),
                        parts.background(),
                        layer,
                        this::open);
        root.getStyleClass().add("sb-shell");
        frame.setTop(new EnvironmentBand(model, parts.arming(), this::switchTheme));
        frame.setBottom(new StatusBar(model, parts.version()));
        root.getChildren().addAll(frame, layer);
        root.setMinSize(1000, 640);
        root.sceneProperty().addListener((_, _, scene) -> shortcuts(scene));
    }

    /// What screens take in their constructors.
    public Actions actions() {
        return actions;
    }

    public Parent root() {
        return root;
    }

    /// Puts the screens into the rail, in the order of [ScreenId], and opens the first.
    public void screens(List<Screen> all) {
        for (Screen screen : all) {
            screens.put(screen.id(), screen);
        }
        Rail made = new Rail(model, List.copyOf(screens.keySet()), this::open);
        rail = made;
        frame.setLeft(made);
        screens.keySet().stream().findFirst().ifPresent(this::open);
        // Else the first button of the band would have it, which ends the arming.
        made.getChildren().get(1).requestFocus();
        shortcuts(root.getScene());
    }

    public void open(ScreenId id) {
        open(id, null);
    }

    private void open(ScreenId id, @Nullable String filter) {
        FxThread.require();
        Screen screen = screens.get(id);
        if (screen == null || rail == null) {
            return;
        }
        current = screen;
        if (filter != null) {
            screen.filter(filter);
        }
        frame.setCenter(screen.node());
        rail.current(id);
        if (latest != null) {
            screen.show(latest);
        }
    }

    public void show(ConsoleSnapshot snapshot) {
        FxThread.require();
        latest = snapshot;
        model.show(snapshot);
        screens.values().forEach(screen -> screen.observe(snapshot));
        if (current != null) {
            current.show(snapshot);
        }
    }

    /// Sets the look of the scene that the shell is in.
    public void theme(Theme wanted) {
        theme = wanted;
        Scene scene = root.getScene();
        if (scene != null) {
            wanted.apply(scene);
        }
    }

    /// Whether a dialog is open over the screens.
    public boolean dialogOpen() {
        return layer.isOpen();
    }

    private void switchTheme() {
        theme(theme.other());
    }

    private void shortcuts(@Nullable Scene scene) {
        if (scene == null) {
            return;
        }
        for (ScreenId id : screens.keySet()) {
            KeyCode digit = KeyCode.getKeyCode(Integer.toString(id.digit()));
            scene.getAccelerators()
                    .put(
                            new KeyCodeCombination(digit, KeyCombination.SHORTCUT_DOWN),
                            () -> openUnlessAsked(id));
        }
    }

    private void openUnlessAsked(ScreenId id) {
        if (!layer.isOpen()) {
            open(id);
        }
    }
}
