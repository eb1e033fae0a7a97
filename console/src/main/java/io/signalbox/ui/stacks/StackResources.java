package io.signalbox.ui.stacks;

import io.signalbox.cloud.stack.StackResource;
import io.signalbox.ui.kit.Labels;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/// What one stack holds, as small boxes under the graph. FX thread only.
final class StackResources extends VBox {

    private final Label title = Labels.hint("");
    private final FlowPane boxes = new FlowPane(10, 10);
    private String shownOf = "";
    private List<StackResource> shown = List.of();

    StackResources() {
        super(8);
        getStyleClass().add("sb-graph-resources");
        getChildren().addAll(title, boxes);
        show("", List.of());
    }

    /// @param stack its name; empty for none
    void show(String stack, List<StackResource> resources) {
        boolean any = !stack.isEmpty() && !resources.isEmpty();
        setVisible(any);
        setManaged(any);
        if (stack.equals(shownOf) && resources.equals(shown)) {
            return;
        }
        shownOf = stack;
        shown = resources;
        title.setText(stack + " holds");
        boxes.getChildren().setAll(resources.stream().map(StackResources::box).toList());
    }

    private static VBox box(StackResource resource) {
        String type = StackColumns.type(resource.type());
        String status = StackRow.words(resource.status());
        VBox box = new VBox(Labels.text(resource.logicalId()), Labels.hint(type));
        box.getStyleClass().add("sb-graph-resource");
        if (resource.status().endsWith("_FAILED")) {
            box.getStyleClass().add("sb-graph-resource-failed");
        } else if (resource.status().endsWith("_IN_PROGRESS")) {
            box.getStyleClass().add("sb-graph-resource-moving");
        }
        box.setMinWidth(USE_PREF_SIZE);
        box.setAccessibleRole(AccessibleRole.TEXT);
        box.setAccessibleText(resource.logicalId() + ", " + type + ", " + status);
        String id = resource.physicalId();
        Tooltip.install(box, new Tooltip(id == null ? status : status + "\n" + id));
        return box;
    }
}
