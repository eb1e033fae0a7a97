package io.signalbox.ui.scaling;

import io.signalbox.ui.kit.Labels;
import io.signalbox.ui.kit.screen.ActionButton;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The nodes of one wanted count: −, the number, +; a field with its button; what is wrong with the
/// text.
final class CountControl {

    private final String noun;
    private final CountViewModel model;
    private final ActionButton less;
    private final ActionButton more;
    private final ActionButton set;
    private final TextField field = new TextField();
    private final Label problem = Labels.wrapping(Labels.hint(""));

    /// @param noun what is counted, for screen readers: `tasks of the service`
    CountControl(String noun, CountViewModel model) {
        this.noun = noun;
        this.model = model;
        less = button("\u2212", "One less: " + noun, model::oneLess).availability(model.less());
        more = button("+", "One more: " + noun, model::oneMore).availability(model.more());
        set = button("Set count\u2026", "Set the count of " + noun, model::setTyped);
        set.availability(model.set());
        field.textProperty().bindBidirectional(model.text());
        field.setOnAction(_ -> model.setTyped());
        field.setAccessibleText("Wanted count of " + noun);
        field.setPromptText("Count");
        field.setMinWidth(72);
        problem.getStyleClass().add("sb-critical-text");
        problem.textProperty().bind(model.problem());
        problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        model.problem().subscribe(this::mark);
    }

    /// −, the number in the largest size, +.
    HBox large() {
        less.button().getStyleClass().add("sb-step");
        more.button().getStyleClass().add("sb-step");
        HBox line = new HBox(20, less, number(Labels.number("")), more);
        line.setAlignment(Pos.CENTER);
        return line;
    }

    /// The field with its button, and what is wrong under it, as wide as there is room.
    VBox entry() {
        field.setPrefWidth(72);
        HBox.setHgrow(set, Priority.ALWAYS);
        set.setMaxWidth(Double.MAX_VALUE);
        HBox line = new HBox(10, field, set);
        line.setAlignment(Pos.CENTER_LEFT);
        return new VBox(6, line, problem);
    }

    /// All of it in one line: for a count that stands above a table.
    Node small(String name) {
        field.setPrefWidth(72);
        less.small();
        more.small();
        set.small();
        HBox line =
                new HBox(
                        8,
                        Labels.label(name),
                        less,
                        number(Labels.number2("")),
                        more,
                        Labels.spacer(),
                        field,
                        set);
        line.setAlignment(Pos.CENTER_LEFT);
        return new VBox(6, line, problem);
    }

    private Label number(Label label) {
        label.setMinWidth(Label.USE_PREF_SIZE);
        label.setAccessibleText("Desired " + noun);
        return Labels.bound(label, model.desired());
    }

    private void mark(String wrong) {
        field.getStyleClass().remove("sb-wrong");
        if (!wrong.isEmpty()) {
            field.getStyleClass().add("sb-wrong");
        }
        field.setAccessibleHelp(wrong.isEmpty() ? null : wrong);
    }

    private static ActionButton button(String text, String name, Runnable action) {
        ActionButton button = new ActionButton(text, ActionButton.Kind.NORMAL, action);
        button.button().setAccessibleText(name);
        return button;
    }
}
