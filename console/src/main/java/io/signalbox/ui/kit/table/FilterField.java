package io.signalbox.ui.kit.table;

import io.signalbox.icons.Icon;
import io.signalbox.ui.kit.IconView;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// The line above a table into which a filter is typed. Ctrl+F goes there, Escape empties it.
public final class FilterField extends HBox {
    private static final KeyCombination FIND =
            new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN);

    private final TextField field = new TextField();

    /// @param example what can be typed, in the operator's words
    public FilterField(String name, String example, StringProperty text) {
        getStyleClass().add("sb-filter");
        setAlignment(Pos.CENTER_LEFT);
        field.setPromptText(example);
        field.setAccessibleText(name);
        field.textProperty().bindBidirectional(text);
        HBox.setHgrow(field, Priority.ALWAYS);
        setMaxWidth(Double.MAX_VALUE);
        getChildren().addAll(new IconView(Icon.SEARCH, 16), field);
        field.setOnKeyPressed(
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE && !field.getText().isEmpty()) {
                        field.clear();
                        event.consume();
                    }
                });
        field.focusedProperty()
                .subscribe(
                        focused ->
                                pseudoClassStateChanged(
                                        javafx.css.PseudoClass.getPseudoClass("within"), focused));
    }

    /// Makes Ctrl+F anywhere in `screen` lead here.
    public FilterField reachedFrom(javafx.scene.Node screen) {
        screen.addEventHandler(
                javafx.scene.input.KeyEvent.KEY_PRESSED,
                event -> {
                    if (FIND.match(event)) {
                        field.requestFocus();
                        field.selectAll();
                        event.consume();
                    }
                });
        return this;
    }

    /// The control itself, for focus and tests.
    public TextField field() {
        return field;
    }
}
