package io.signalbox.ui.kit.table;

import io.signalbox.icons.Icon;
import io.signalbox.ui.kit.ColourMark;
import io.signalbox.ui.kit.IconView;
import io.signalbox.ui.kit.Labels;
import javafx.beans.property.StringProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The line above a table into which a filter is typed. Ctrl+F goes there, Escape empties it; what is
/// wrong with the filter stands under it, and column names are offered while one types.
public final class FilterField extends VBox {
    private static final KeyCombination FIND =
            new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN);
    private static final PseudoClass WITHIN = PseudoClass.getPseudoClass("within");
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final TextField field = new TextField();
    private final HBox line = new HBox(new IconView(Icon.SEARCH, 16), field);

    /// @param example what can be typed, in the operator's words
    public FilterField(String name, String example, StringProperty text) {
        line.getStyleClass().add("sb-filter");
        line.setAlignment(Pos.CENTER_LEFT);
        field.setPromptText(example);
        field.setAccessibleText(name);
        field.textProperty().bindBidirectional(text);
        HBox.setHgrow(field, Priority.ALWAYS);
        HBox.setHgrow(this, Priority.ALWAYS);
        setMaxWidth(Double.MAX_VALUE);
        setSpacing(4);
        getChildren().add(line);
        field.setOnKeyPressed(
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE && !field.getText().isEmpty()) {
                        field.clear();
                        event.consume();
                    }
                });
        field.focusedProperty().subscribe(focused -> line.pseudoClassStateChanged(WITHIN, focused));
    }

    /// A field that knows the columns: it completes their names and says what it does not understand.
    public FilterField(String name, String example, RowFilter<?> filter) {
        this(name, example, filter.text());
        Label problem = Labels.wrapping(ColourMark.warn(""));
        problem.getStyleClass().add("sb-filter-problem");
        problem.textProperty().bind(filter.problem());
        problem.visibleProperty().bind(filter.problem().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        getChildren().add(problem);
        filter.problem()
                .subscribe(
                        sentence -> {
                            line.pseudoClassStateChanged(WRONG, !sentence.isEmpty());
                            field.setAccessibleHelp(sentence.isEmpty() ? example : sentence);
                        });
        new FilterOffers(field, filter.language()::completions);
    }

    /// Makes Ctrl+F anywhere in `screen` lead here.
    public FilterField reachedFrom(Node screen) {
        screen.addEventHandler(
                KeyEvent.KEY_PRESSED,
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
