package io.signalbox.ui.shell;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;

/// Takes a screen that is in no window apart, and puts it together again one part at a time. To give a whole screen its
/// style and its places takes several frames' time; a part takes less than one. Only boxes are taken apart, whose
/// children know by themselves how they are placed. FX thread only.
final class Entrance {

    /// @param into the box that the part is taken out of
    private record Part(Pane into, Node node) {}

    private final Node screen;
    private final Queue<Part> waiting = new ArrayDeque<>();
    private final Map<Pane, List<Node>> there = new HashMap<>();

    Entrance(Node screen) {
        this.screen = screen;
        takeApart(screen);
    }

    boolean of(Node other) {
        return screen.equals(other);
    }

    /// @return whether there was one
    boolean next() {
        Part part = waiting.poll();
        if (part == null) {
            return false;
        }
        List<Node> children = part.into().getChildren();
        // Who put other children into the box meanwhile does not want the old ones back.
        if (children.equals(there.get(part.into()))) {
            children.add(part.node());
            if (inWindow()) {
                // Now, as part of this step, and not with all others in the frame.
                part.node().applyCss();
            }
            there.put(part.into(), List.copyOf(children));
        }
        return true;
    }

    void finish() {
        boolean more = true;
        while (more) {
            more = next();
        }
    }

    /// A scene that has lost its window does not know its colours any more.
    private boolean inWindow() {
        Scene scene = screen.getScene();
        return scene != null && scene.getWindow() != null && scene.getWindow().isShowing();
    }

    private void takeApart(Node node) {
        if (node instanceof VBox || node instanceof HBox) {
            Pane box = (Pane) node;
            List<Node> parts = List.copyOf(box.getChildren());
            box.getChildren().clear();
            there.put(box, List.of());
            for (Node part : parts) {
                waiting.add(new Part(box, part));
                takeApart(part);
            }
        }
    }
}
