package io.signalbox.ui.kit;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TabPane;
import org.jspecify.annotations.Nullable;

/// Finds what a screen reader would have no word for.
public final class AccessibleNames {

    private AccessibleNames() {}

    /// Controls below the node that take the focus and have neither an accessible text nor a text nor
    /// a label of their own; each as type and style classes.
    public static List<String> missing(Node root) {
        List<Control> labelled = new ArrayList<>();
        List<Control> found = new ArrayList<>();
        walk(root, labelled, found);
        found.removeAll(labelled);
        return found.stream()
                .map(c -> c.getClass().getSimpleName() + " " + c.getStyleClass())
                .toList();
    }

    private static void walk(Node node, List<Control> labelled, List<Control> found) {
        if (!node.isVisible()) {
            return;
        }
        if (node instanceof Label label && label.getLabelFor() instanceof Control named) {
            labelled.add(named);
        }
        if (node instanceof Control control && node.isFocusTraversable() && nameless(control)) {
            found.add(control);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> walk(child, labelled, found));
        }
    }

    private static boolean nameless(Control control) {
        if (control instanceof ScrollBar
                || control instanceof SplitPane
                || control instanceof TabPane) {
            return false;
        }
        @Nullable String text = control instanceof Labeled labeled ? labeled.getText() : null;
        return blank(control.getAccessibleText()) && blank(text);
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
