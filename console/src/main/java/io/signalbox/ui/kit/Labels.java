package io.signalbox.ui.kit;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// Labels in the type sizes of the look. The named styles are all there are.
public final class Labels {
    private Labels() {}

    /// 19, the name of a screen.
    public static Label screenTitle(String text) {
        return styled(text, "sb-screen-title");
    }

    /// 13 semibold, the title of a card.
    public static Label heading(String text) {
        return styled(text, "sb-heading");
    }

    /// 13, body.
    public static Label text(String text) {
        return styled(text, "sb-text");
    }

    /// 12, what a number is.
    public static Label label(String text) {
        return styled(text, "sb-label");
    }

    /// 12, ages, units and hints.
    public static Label hint(String text) {
        return styled(text, "sb-hint");
    }

    /// 34, the number that matters.
    public static Label number(String text) {
        return styled(text, "sb-number");
    }

    /// 15 semibold.
    public static Label number2(String text) {
        return styled(text, "sb-number-2");
    }

    /// Ids, and numbers that change while one looks.
    public static Label mono(String text) {
        return styled(text, "sb-mono");
    }

    /// A sentence where there is nothing to show.
    public static Label empty(String sentence) {
        return wrapping(styled(sentence, "sb-empty"));
    }

    /// Lets the label take as many lines as it needs.
    public static Label wrapping(Label label) {
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /// Binds the label's text.
    public static Label bound(Label label, ObservableValue<String> text) {
        label.textProperty().bind(text);
        return label;
    }

    /// One line: what it is on the left, the value on the right.
    public static HBox row(String name, Label value) {
        Label label = label(name);
        label.setMinWidth(Region.USE_PREF_SIZE);
        label.setLabelFor(value);
        HBox row = new HBox(12, label, spacer(), value);
        row.getStyleClass().add("sb-row");
        return row;
    }

    /// Takes the room that is left.
    public static Region spacer() {
        Region spacer = new Region();
        HBox.setHgrow(spacer, Priority.ALWAYS);
        return spacer;
    }

    private static Label styled(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        return label;
    }
}
