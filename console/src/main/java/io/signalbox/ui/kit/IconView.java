package io.signalbox.ui.kit;

import io.signalbox.icons.Icon;
import javafx.scene.Group;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.SVGPath;
import javafx.scene.transform.Scale;

/// One of our icons, drawn with strokes in the colour of its surroundings (`.sb-icon`).
public final class IconView extends StackPane {
    private static final double GRID = 24;

    public IconView(Icon icon, double size) {
        SVGPath path = new SVGPath();
        path.setContent(icon.path());
        path.getStyleClass().add("sb-icon");
        Pane grid = new Pane(path);
        grid.setMinSize(GRID, GRID);
        grid.setMaxSize(GRID, GRID);
        grid.getTransforms().add(new Scale(size / GRID, size / GRID));
        getChildren().add(new Group(grid));
        setMinSize(size, size);
        setMaxSize(size, size);
        setMouseTransparent(true);
        getStyleClass().add("sb-icon-view");
    }
}
