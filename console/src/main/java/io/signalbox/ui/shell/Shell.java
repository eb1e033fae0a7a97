package io.signalbox.ui.shell;

import io.signalbox.environment.Environment;
import io.signalbox.operation.Operations;
import io.signalbox.ui.kit.FxThread;
import io.signalbox.ui.kit.ScrollArea;
import io.signalbox.ui.kit.dialog.DialogLayer;
import io.signalbox.ui.kit.screen.ActionButton;
import io.signalbox.ui.kit.screen.Actions;
import io.signalbox.ui.kit.screen.Availability;
import io.signalbox.ui.kit.screen.ConsoleSnapshot;
import io.signalbox.ui.kit.screen.Screen;
import io.signalbox.ui.kit.screen.ScreenId;
import io.signalbox.ui.kit.screen.ScreenSource;
import io.signalbox.ui.kit.theme.Theme;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// The frame around the screens. Made once, then given its screens, then shown a snapshot at least
/// once a second (ages and the time left are counted from the snapshot's own time). FX thread only.
public final class Shell {
    private final ShellViewModel model = new ShellViewModel();
    private final StackPane root = new StackPane();
    private final BorderPane frame = new BorderPane();
    // Large text on a small screen: what has no room is scrolled to, not laid over.
    private final ScrollPane page = new ScrollArea();
    private final DialogLayer layer = new DialogLayer();
    private final ScreenShelf screens = new ScreenShelf();
    private final PlanFlow actions;
    private final Surroundings around;
    private @Nullable Rail rail;
    private @Nullable Screen current;
    private @Nullable ConsoleSnapshot latest;
    private Theme theme = Theme.DARK;
    private final CompletableFuture<@Nullable Void> rehearsed = new CompletableFuture<>();
    private boolean rehearsing;

    /// What the shell needs of the rest of the console.
    ///
    /// @param background where plans are made and started; it may block
    /// @param version as shown in the status bar, `0.1`
    /// @param around the window that the shell is in
    public record Parts(
            Environment environment,
            Operations operations,
            ArmingSwitch arming,
            Executor background,
            String version,
            Surroundings around) {
        /// In a window of its own.
        public Parts(
                Environment environment,
                Operations operations,
                ArmingSwitch arming,
                Executor background,
                String version) {
            this(environment, operations, arming, background, version, Surroundings.NONE);
        }
    }

    public Shell(Parts parts) {
        actions =
                new PlanFlow(
                        parts.operations(),
                        parts.environment(),
                        parts.background(),
                        layer,
                        parts.around(),
                        this::open);
        root.getStyleClass().add("sb-shell");
        around = parts.around();
        page.setFitToWidth(true);
        page.setFitToHeight(true);
        page.setFocusTraversable(false);
        page.getStyleClass().add("sb-page");
        frame.setCenter(page);
        frame.setTop(new EnvironmentBand(model, parts.arming(), around, this::switchTheme));
        frame.setBottom(new StatusBar(model, parts.version(), around));
        root.getChildren().addAll(frame, layer);
        root.setMinSize(1000, 640);
        root.sceneProperty().subscribe(this::catchUp);
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::screenKey);
    }

    /// What screens take in their constructors.
    public Actions actions() {
        return actions;
    }

    public Parent root() {
        return root;
    }

    /// Puts the screens into the rail, in the order of [ScreenId], and opens the first.
    public void screens(List<ScreenSource> all) {
        screens.fill(all);
        Rail made = new Rail(model, screens.ids(), this::open);
        rail = made;
        frame.setLeft(made);
        screens.ids().stream().findFirst().ifPresent(this::open);
        // Else the first button of the band would have it, which ends the arming.
        focus();
    }

    /// Puts the focus onto the list of screens.
    public void focus() {
        if (rail != null) {
            rail.getChildren().get(1).requestFocus();
        }
    }

    public void open(ScreenId id) {
        open(id, null);
    }

    private void open(ScreenId id, @Nullable String filter) {
        FxThread.require();
        Screen screen = screens.get(id).orElse(null);
        if (screen == null || rail == null) {
            return;
        }
        current = screen;
        if (filter != null) {
            screen.filter(filter);
        }
        page.setContent(screen.node());
        rail.current(id);
        // In a task of its own: to come into the window is work enough for one.
        FxThread.later(this::showLatest);
    }

    private void showLatest() {
        if (current != null && latest != null && root.getScene() != null) {
            current.show(latest);
        }
    }

    public void show(ConsoleSnapshot snapshot) {
        FxThread.require();
        latest = snapshot;
        model.show(snapshot);
        screens.made().forEach(screen -> screen.observe(snapshot));
        if (current != null && root.getScene() != null) {
            current.show(snapshot);
        }
        rehearse();
    }

    /// Makes the screens that are not open, and what they are made of, unseen and bit by bit, so that opening one is no
    /// more than that. Begins with the first snapshot, or with the first call.
    ///
    /// @return completed on the FX thread when nothing is left to do
    public CompletableFuture<@Nullable Void> rehearse() {
        FxThread.require();
        if (!rehearsing) {
            rehearsing = true;
            Rehearsal rehearsal = new Rehearsal(theme);
            rehearsal.thenPieces(actions);
            // The pieces plan their steps when it is their turn; the screens come after those.
            rehearsal.then(
                    () -> screens.ids().forEach(id -> rehearsal.then(() -> screens.get(id))));
            rehearsal.then(() -> rehearsal.then(() -> rehearsed.complete(null)));
            rehearsal.start();
        }
        return rehearsed;
    }

    /// Behind another tab no screen is drawn; back in front it needs what came meanwhile.
    private void catchUp(@Nullable Scene scene) {
        if (scene != null) {
            showLatest();
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

    /// The look that the window has now, so that the next switch goes to the other.
    public void chosen(Theme now) {
        theme = now;
    }

    public List<ScreenId> screenIds() {
        return screens.ids();
    }

    /// Every action that a screen offers, by screen; those of a screen that is not shown as they were
    /// when it was.
    public Map<ScreenId, List<ActionButton>> buttons() {
        Map<ScreenId, List<ActionButton>> all = new EnumMap<>(ScreenId.class);
        screens.all().forEach((id, screen) -> all.put(id, buttons(screen.node())));
        return all;
    }

    private static List<ActionButton> buttons(Node node) {
        if (node instanceof ActionButton button) {
            return List.of(button);
        }
        return node instanceof Parent parent && node.isVisible()
                ? parent.getChildrenUnmodifiable().stream()
                        .flatMap(child -> buttons(child).stream())
                        .toList()
                : List.of();
    }

    /// What speaks now against any action that is followed by a plan; one that is not has no "…".
    public Availability general(String action) {
        return latest == null || !action.endsWith("…")
                ? Availability.POSSIBLE
                : actions.availability(latest);
    }

    public Availability mayArm() {
        return EnvironmentBand.mayArm(model.writable.get());
    }

    /// Whether the operation with this id is followed in an open dialog.
    public boolean followsInDialog(String operationId) {
        return actions.follows(operationId);
    }

    /// Whether a dialog is open over the screens.
    public boolean dialogOpen() {
        return layer.isOpen();
    }

    private void switchTheme() {
        theme(theme.other());
        around.themeChanged(theme);
    }

    private void screenKey(KeyEvent event) {
        for (ScreenId id : screens.ids()) {
            KeyCode digit = KeyCode.getKeyCode(Integer.toString(id.digit()));
            if (new KeyCodeCombination(digit, KeyCombination.SHORTCUT_DOWN).match(event)
                    && !layer.isOpen()) {
                open(id);
                event.consume();
            }
        }
    }
}
