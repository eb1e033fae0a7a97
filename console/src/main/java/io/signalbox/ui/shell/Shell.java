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
import java.util.stream.Stream;
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
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// The frame around the screens. Made once, then given its screens, then shown a snapshot at least
/// once a second (ages and the time left are counted from the snapshot's own time). FX thread only.
public final class Shell {
    private final ShellViewModel model = new ShellViewModel();
    private final StackPane root = new StackPane();
    private final BorderPane frame = new BorderPane();
    // Large text on a small screen: what has no room is scrolled to, not laid over.
    private final ScrollPane page = new ScrollArea();
    private final ScreenStack stack = new ScreenStack();
    private final DialogLayer layer = new DialogLayer();
    private final ScreenShelf screens = new ScreenShelf();
    private final PlanFlow actions;
    private final Surroundings around;
    private @Nullable Rail rail;
    private @Nullable Screen current;
    private @Nullable ConsoleSnapshot latest;
    private Theme theme = Theme.DARK;
    private final CompletableFuture<@Nullable Void> rehearsed = new CompletableFuture<>();
    private @Nullable Rehearsal rehearsal;
    private boolean shown;

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
        page.setContent(stack);
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
        root.sceneProperty()
                .flatMap(Scene::windowProperty)
                .flatMap(Window::showingProperty)
                .orElse(false)
                .subscribe(this::appear);
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
        stack.open(screen.node());
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
        rehearsing().giveWay();
        model.show(snapshot);
        screens.made().forEach(screen -> screen.observe(snapshot));
        if (current != null && root.getScene() != null) {
            current.show(snapshot);
        }
    }

    /// Does at once and as quickly as frames come what begins by itself with the first snapshot: makes the screens that are
    /// not open, and what they are made of, and brings them to their place, unseen and bit by bit, so that opening one
    /// is no more than to show it.
    ///
    /// @return completed on the FX thread when nothing is left to do; never while the shell is in no window
    public CompletableFuture<@Nullable Void> rehearse() {
        FxThread.require();
        rehearsing().pace(Rehearsal.QUICKLY);
        return rehearsed;
    }

    private Rehearsal rehearsing() {
        Rehearsal begun = rehearsal;
        if (begun == null) {
            begun = new Rehearsal(theme);
            rehearsal = begun;
            begun.thenPieces(actions);
            prepare(begun);
            begun.then(() -> rehearsed.complete(null));
            start(begun);
        }
        return begun;
    }

    private void prepare(Rehearsal with) {
        for (ScreenId id : screens.ids()) {
            with.thenWhen(this::calm);
            with.then(() -> screens.get(id).ifPresent(screen -> prepare(screen, with)));
        }
    }

    private boolean calm() {
        return latest == null || Calm.of(latest.fleet());
    }

    private void prepare(Screen screen, Rehearsal with) {
        if (!screen.equals(current)) {
            with.thenPlaced(stack, screen.node(), () -> prepare(screen));
        }
    }

    private void prepare(Screen screen) {
        if (!screen.equals(current) && latest != null) {
            screen.prepare(latest);
        }
    }

    /// Behind another tab no screen is drawn; back in front it needs what came meanwhile.
    private void catchUp(@Nullable Scene scene) {
        if (scene != null) {
            showLatest();
        }
    }

    private void appear(boolean now) {
        shown = now;
        if (now) {
            prepareAgain();
        } else {
            stack.keepFront();
            if (rehearsal != null) {
                rehearsal.stop();
            }
        }
    }

    /// To be called before the window's style changes: only the screen that is seen changes its own at once, the
    /// others follow bit by bit.
    public void restyling() {
        stack.keepFront();
        prepareAgain();
    }

    private void prepareAgain() {
        if (rehearsal != null) {
            prepare(rehearsal);
            start(rehearsal);
        }
    }

    private void start(Rehearsal begun) {
        if (shown) {
            begun.start();
        }
    }

    /// Sets the look of the scene that the shell is in.
    public void theme(Theme wanted) {
        theme = wanted;
        Scene scene = root.getScene();
        if (scene != null) {
            restyling();
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
        stack.arriveAll();
        Map<ScreenId, List<ActionButton>> all = new EnumMap<>(ScreenId.class);
        screens.all().forEach((id, screen) -> all.put(id, buttonsIn(screen.node())));
        return all;
    }

    private static List<ActionButton> buttonsIn(Node node) {
        return node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream()
                        .filter(Node::isVisible)
                        .flatMap(Shell::buttons)
                        .toList()
                : List.of();
    }

    private static Stream<ActionButton> buttons(Node node) {
        return node instanceof ActionButton button ? Stream.of(button) : buttonsIn(node).stream();
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
