package io.signalbox.ui.workspace;

import io.signalbox.ui.kit.screen.ScreenId;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// The keys that work wherever the focus is.
final class WorkspaceKeys {
    private final Map<KeyCombination, Runnable> keys = new LinkedHashMap<>();
    private final Workspace workspace;

    WorkspaceKeys(Workspace workspace, Workspace.Owner owner) {
        this.workspace = workspace;
        // Ctrl on every platform: Command+Tab is the system's on macOS.
        put(KeyCode.TAB, () -> workspace.turn(1), KeyCombination.CONTROL_DOWN);
        put(
                KeyCode.TAB,
                () -> workspace.turn(-1),
                KeyCombination.CONTROL_DOWN,
                KeyCombination.SHIFT_DOWN);
        put(KeyCode.W, workspace::closeCurrent, KeyCombination.SHORTCUT_DOWN);
        put(KeyCode.T, unlessAsked(owner::openEnvironments), KeyCombination.SHORTCUT_DOWN);
        put(KeyCode.K, unlessAsked(owner::openPalette), KeyCombination.SHORTCUT_DOWN);
        put(KeyCode.F1, unlessAsked(() -> ShortcutsView.open(workspace)));
        Map.of(
                        KeyCode.PLUS, 1,
                        KeyCode.EQUALS, 1,
                        KeyCode.ADD, 1,
                        KeyCode.MINUS, -1,
                        KeyCode.SUBTRACT, -1,
                        KeyCode.DIGIT0, 0,
                        KeyCode.NUMPAD0, 0)
                .forEach(
                        (code, direction) ->
                                put(
                                        code,
                                        () -> owner.scaleText(direction),
                                        KeyCombination.SHORTCUT_DOWN,
                                        KeyCombination.SHIFT_ANY));
        for (ScreenId id : ScreenId.values()) {
            put(
                    KeyCode.getKeyCode(Integer.toString(id.digit())),
                    unlessAsked(() -> workspace.current().ifPresent(tab -> tab.open(id))),
                    KeyCombination.SHORTCUT_DOWN);
        }
    }

    private void put(KeyCode code, Runnable action, KeyCombination.Modifier... modifiers) {
        keys.put(new KeyCodeCombination(code, modifiers), action);
    }

    private Runnable unlessAsked(Runnable action) {
        return () -> {
            if (!workspace.asking()) {
                action.run();
            }
        };
    }

    /// Listens on the scene that the node is in: with no focus owner, keys go nowhere else.
    void follow(Parent root) {
        EventHandler<KeyEvent> pressed = this::pressed;
        EventHandler<KeyEvent> typed = this::typed;
        root.sceneProperty()
                .addListener(
                        (_, before, now) -> {
                            if (before != null) {
                                before.removeEventFilter(KeyEvent.KEY_PRESSED, pressed);
                                before.removeEventHandler(KeyEvent.KEY_TYPED, typed);
                            }
                            if (now != null) {
                                now.addEventFilter(KeyEvent.KEY_PRESSED, pressed);
                                now.addEventHandler(KeyEvent.KEY_TYPED, typed);
                            }
                        });
    }

    private void pressed(KeyEvent event) {
        for (Map.Entry<KeyCombination, Runnable> key : keys.entrySet()) {
            if (key.getKey().match(event)) {
                event.consume();
                key.getValue().run();
                return;
            }
        }
    }

    /// `?` stands on another key on each keyboard, so it is known by what it types.
    private void typed(KeyEvent event) {
        Node target = event.getTarget() instanceof Node node ? node : null;
        if (event.getCharacter().equals("?")
                && !(target instanceof TextInputControl)
                && !workspace.asking()) {
            ShortcutsView.open(workspace);
        }
    }
}
