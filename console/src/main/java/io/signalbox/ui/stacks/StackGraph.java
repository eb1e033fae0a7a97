package io.signalbox.ui.stacks;

import io.signalbox.cloud.stack.Stack;
import io.signalbox.cloud.stack.StackResource;
import io.signalbox.ui.kit.Labels;
import io.signalbox.ui.kit.ScrollArea;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.CubicCurve;

/// The stacks as boxes, the givers to the left of those that use what they put out; under them what
/// the chosen one holds. FX thread only.
final class StackGraph extends ScrollArea {

    private static final double WIDTH = 190;
    private static final double HEIGHT = 46;
    private static final double ACROSS = 250;
    private static final double DOWN = 60;
    private static final double EDGE = 8;

    private final Pane board = new Pane();
    private final StackResources resources = new StackResources();
    private final Consumer<String> choose;
    private List<Stack> drawn = List.of();
    private String marked = "";

    /// @param choose takes the name of the stack that was pressed
    StackGraph(Consumer<String> choose) {
        this.choose = choose;
        setContent(new VBox(14, board, resources));
        // The boxes wrap to the width that is there; a graph that is wider is scrolled.
        setFitToWidth(true);
        board.setMinWidth(USE_PREF_SIZE);
        setMinHeight(0);
        getStyleClass().add("sb-graph");
        setAccessibleText("Stacks and what they take from each other");
    }

    /// @param held resources of the chosen stack
    void show(List<Stack> stacks, String chosen, List<StackResource> held) {
        resources.show(chosen, held);
        if (stacks.equals(drawn) && chosen.equals(marked)) {
            return;
        }
        drawn = stacks;
        marked = chosen;
        board.getChildren().clear();
        List<StackLinks.Link> links = StackLinks.of(stacks);
        Map<String, Integer> columns = StackLinks.columns(stacks, links);
        Map<Integer, Integer> filled = new HashMap<>();
        Map<String, Box> boxes = new HashMap<>();
        columns.forEach(
                (name, column) -> {
                    int row = filled.merge(column, 1, Integer::sum) - 1;
                    boxes.put(name, new Box(EDGE + column * ACROSS, EDGE + row * DOWN));
                });
        for (StackLinks.Link link : links) {
            Box from = boxes.get(link.giver());
            Box to = boxes.get(link.user());
            if (from != null && to != null) {
                board.getChildren().add(curve(from, to, link));
            }
        }
        for (Stack stack : stacks) {
            Box box = boxes.get(stack.name());
            if (box != null) {
                board.getChildren().add(node(stack, box));
            }
        }
    }

    private record Box(double x, double y) {}

    private CubicCurve curve(Box from, Box to, StackLinks.Link link) {
        double startX = from.x() + WIDTH;
        double startY = from.y() + HEIGHT / 2;
        double endY = to.y() + HEIGHT / 2;
        double middle = (startX + to.x()) / 2;
        CubicCurve curve =
                new CubicCurve(startX, startY, middle, startY, middle, endY, to.x(), endY);
        curve.getStyleClass().add("sb-graph-edge");
        if (link.giver().equals(marked) || link.user().equals(marked)) {
            curve.getStyleClass().add("sb-graph-edge-marked");
        }
        return curve;
    }

    private Button node(Stack stack, Box box) {
        VBox text =
                new VBox(
                        Labels.text(stack.shortName()),
                        Labels.hint(StackRow.words(stack.status().word())));
        Button node = new Button();
        node.setGraphic(text);
        node.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        node.getStyleClass().add("sb-graph-node");
        if (stack.name().equals(marked)) {
            node.getStyleClass().add("sb-graph-node-marked");
        }
        node.setAccessibleText(stack.name() + ", " + stack.status());
        node.setOnAction(_ -> choose.accept(stack.name()));
        node.resizeRelocate(box.x(), box.y(), WIDTH, HEIGHT);
        node.setPrefSize(WIDTH, HEIGHT);
        node.setMinSize(WIDTH, HEIGHT);
        node.setMaxSize(WIDTH, HEIGHT);
        return node;
    }
}
