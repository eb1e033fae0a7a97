package io.signalbox.ui.workspace;

import io.signalbox.ui.kit.Labels;
import io.signalbox.ui.kit.screen.ActionButton;
import io.signalbox.ui.kit.screen.ScreenId;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Every key that does something, on one sheet.
public final class ShortcutsView extends VBox {

    private record Shortcut(String keys, String what) {}

    private static final List<Shortcut> WINDOW =
            List.of(
                    new Shortcut("Ctrl+K", "Command palette: everything by name"),
                    new Shortcut("Ctrl+T", "Environments: open another one"),
                    new Shortcut("Ctrl+Tab", "Next tab; with Shift the one before"),
                    new Shortcut("Ctrl+W", "Close the tab"),
                    new Shortcut("Ctrl +", "Larger text; Ctrl − smaller, Ctrl+0 as designed"),
                    new Shortcut("? or F1", "This sheet"),
                    new Shortcut("Ctrl+F", "Into the filter of the table"),
                    new Shortcut("Escape", "Empty the filter, leave a dialog"),
                    new Shortcut("Tab", "Next control; with Shift the one before"));

    private final ActionButton close;

    private ShortcutsView(List<ScreenId> of, Runnable closing) {
        getStyleClass().add("sb-dialog");
        setMaxHeight(USE_PREF_SIZE);
        setAccessibleRole(AccessibleRole.DIALOG);
        setAccessibleText("Shortcuts");
        close = new ActionButton("Close", ActionButton.Kind.NORMAL, closing);
        List<Shortcut> screens = new ArrayList<>();
        for (ScreenId id : of) {
            screens.add(new Shortcut("Ctrl+" + id.digit(), id.label()));
        }
        HBox columns = new HBox(36, grid(screens), grid(WINDOW));
        HBox buttons = new HBox(close);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        getChildren().addAll(Labels.number2("Shortcuts"), columns, buttons);
    }

    public static void open(Workspace workspace) {
        List<ScreenId> screens = workspace.current().map(Tab::screens).orElse(List.of());
        ShortcutsView view = new ShortcutsView(screens, workspace::closeDialog);
        workspace.open(view, () -> view.close.button().requestFocus());
    }

    private static GridPane grid(List<Shortcut> shortcuts) {
        GridPane grid = new GridPane(14, 8);
        for (int i = 0; i < shortcuts.size(); i++) {
            Label keys = Labels.mono(shortcuts.get(i).keys());
            keys.setMinWidth(USE_PREF_SIZE);
            Label what = Labels.text(shortcuts.get(i).what());
            what.setMinWidth(USE_PREF_SIZE);
            grid.addRow(i, keys, what);
        }
        return grid;
    }
}
