package io.signalbox.ui.kit;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.text.Text;

/// Finds labels that lack the room for their text.
public final class CutTexts {

    private CutTexts() {}

    /// The whole texts of visible labels that end in "…" on screen but not in themselves.
    public static List<String> in(Scene scene) {
        return scene.getRoot().lookupAll(".text").stream()
                .filter(node -> node instanceof Text && shown(node))
                .map(Text.class::cast)
                .filter(text -> text.getParent() instanceof Labeled label && cut(label, text))
                .map(text -> ((Labeled) text.getParent()).getText())
                .toList();
    }

    private static boolean cut(Labeled label, Text text) {
        return label.getText() != null
                && !label.isWrapText()
                && !text.getText().equals(label.getText());
    }

    private static boolean shown(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return true;
    }
}
