package io.signalbox.ui.kit.screen;

import io.signalbox.ui.kit.Labels;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The frame of every screen: title, remark and actions in one line, the content under it.
public final class ScreenPane extends VBox {
    private final HBox header = new HBox(14);
    private final HBox actions = new HBox(14);
    private final Label remark = Labels.hint("");

    public ScreenPane(ScreenId screen) {
        getStyleClass().add("sb-screen");
        Label title = Labels.screenTitle(screen.label());
        title.setMinWidth(Region.USE_PREF_SIZE);
        header.setAlignment(Pos.CENTER_LEFT);
        header.setMinHeight(32);
        actions.setAlignment(Pos.CENTER_RIGHT);
        header.getChildren().addAll(title, remark, Labels.spacer(), actions);
        getChildren().add(header);
        setAccessibleText(screen.label());
    }

    /// The text beside the title: "6 of 6", "as of 14:00:07".
    public ScreenPane remark(ObservableValue<String> text) {
        remark.textProperty().bind(text);
        return this;
    }

    /// Nodes between the remark and the actions, at the left.
    public ScreenPane beside(Node... nodes) {
        header.getChildren().addAll(2, List.of(nodes));
        return this;
    }

    /// Actions at the top right, the one that leads on last.
    public ScreenPane actions(Node... nodes) {
        actions.getChildren().addAll(nodes);
        return this;
    }

    public ScreenPane add(Node... nodes) {
        getChildren().addAll(nodes);
        return this;
    }

    /// Adds the part that takes the height that is left.
    public ScreenPane grow(Node node) {
        VBox.setVgrow(node, Priority.ALWAYS);
        getChildren().add(node);
        return this;
    }
}
