package io.signalbox.ui.kit.tile;

import io.signalbox.ui.kit.ColourMark;
import io.signalbox.ui.kit.Labels;
import io.signalbox.ui.kit.chart.Sparkline;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// A card with one number that matters; pressing it opens the screen behind the number.
public final class StatTile extends Button {
    private final Label value = Labels.number("–");
    private final Label hint = Labels.hint("");
    private final Sparkline line = new Sparkline();
    private final HBox middle = new HBox(12);
    private final String name;

    public StatTile(String name, ObservableValue<Stat> stat, Runnable open) {
        this.name = name;
        getStyleClass().add("sb-tile");
        value.setMinWidth(USE_PREF_SIZE);
        hint.setMinWidth(USE_PREF_SIZE);
        HBox.setHgrow(line, Priority.SOMETIMES);
        line.setMinWidth(0);
        line.setMaxWidth(110);
        middle.setAlignment(Pos.CENTER_LEFT);
        middle.getChildren().addAll(value, Labels.spacer(), line);
        Label title = Labels.label(name);
        title.setMinWidth(USE_PREF_SIZE);
        VBox content = new VBox(2, title, middle, hint);
        // The frame of a button counts into its width, the graphic lies inside it.
        content.prefWidthProperty().bind(widthProperty().subtract(32));
        setGraphic(content);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        setOnAction(_ -> open.run());
        show(stat.getValue());
        stat.addListener((_, _, now) -> show(now));
    }

    /// Puts a node where the sparkline would be.
    public StatTile beside(Node node) {
        middle.getChildren().set(2, node);
        return this;
    }

    private void show(Stat stat) {
        value.setText(stat.value());
        hint.setText(stat.hint());
        value.getStyleClass().remove("sb-stale");
        hint.getStyleClass().removeAll("sb-warn-text", "sb-critical-text");
        hint.setGraphic(stat.tone().signed() ? ColourMark.shape(stat.tone()) : null);
        switch (stat.tone()) {
            case NORMAL -> {}
            case QUIET -> value.getStyleClass().add("sb-stale");
            case WARN -> hint.getStyleClass().add("sb-warn-text");
            case CRITICAL -> hint.getStyleClass().add("sb-critical-text");
        }
        line.show(stat.line());
        line.setVisible(stat.line().size() > 1);
        setAccessibleText(name + " " + stat.value() + ", " + stat.hint());
    }
}
