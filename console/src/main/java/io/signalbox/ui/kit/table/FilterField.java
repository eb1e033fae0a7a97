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

/// The line above a table into which a filter is typed. Ctrl+F goes there, Escape empties it; finished
/// terms of a filter that knows its columns become chips; what is wrong with the filter stands under it, and column names are offered while one types.
public final class FilterField extends VBox {
    private static final KeyCombination FIND =
            new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN);
    private static final PseudoClass WITHIN = PseudoClass.getPseudoClass("within");
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    /// How much of the line finished terms take before they go on in another.

    private final TextField field = new TextField();

    private final HBox line = new HBox(new IconView(Icon.SEARCH, 16), field);

    /// @param example what can be typed, in the operator's words
    public FilterField(String name, String example, StringProperty text) {
        this(name, example);
        field.textProperty().bindBidirectional(text);
        emptiedByEscape(text);
    }

    private FilterField(String name, String example) {
        line.getStyleClass().add("sb-filter");
        line.setAlignment(Pos.CENTER_LEFT);
        field.setPromptText(example);
        field.setAccessibleText(name);
        HBox.setHgrow(field, Priority.ALWAYS);
        HBox.setHgrow(this, Priority.ALWAYS);
        setMaxWidth(Double.MAX_VALUE);
        setSpacing(4);
        getChildren().add(line);
        field.focusedProperty().subscribe(focused -> line.pseudoClassStateChanged(WITHIN, focused));
    }

    /// A field that knows the columns: it completes their names and says what it does not understand.
    public FilterField(String name, String example, RowFilter<?> filter) {
        this(name, example);
        new FilterOffers(field, filter.language()::completions);
        FilterChips chips = new FilterChips(field, filter.text());
        field.promptTextProperty().bind(chips.visibleProperty().map(shown -> shown ? "" : example));
        line.getChildren().add(1, chips);
        // Many chips need more than one line, which nothing beside them may take away.
        setMinHeight(USE_PREF_SIZE);
        emptiedByEscape(filter.text());
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
    }

    private void emptiedByEscape(StringProperty text) {
        field.setOnKeyPressed(
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE && !text.get().isEmpty()) {
                        text.set("");
                        event.consume();
                    }
                });
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
