package io.signalbox.ui.kit.dialog;

import io.signalbox.ui.kit.Labels;
import io.signalbox.ui.kit.screen.ActionButton;
import io.signalbox.ui.kit.screen.Availability;
import io.signalbox.ui.kit.screen.Dialog;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Asks for a few values and hands them on: a title, who it is about, fields with their names, and a
/// button that says what comes next. Enter in a field presses it, Escape drops the question.
public final class InputDialog implements Dialog {
    private final VBox node = new VBox();
    private final VBox body = new VBox(12);
    private final ActionButton confirm;
    private Runnable closed = () -> {};
    private @Nullable Node first;

    /// @param about whom it concerns, in words
    /// @param confirmText what the button does, with "…" when a plan follows
    /// @param ready whether it can be pressed, and why not
    public InputDialog(
            String title,
            String about,
            String confirmText,
            ObservableValue<Availability> ready,
            Runnable confirmed) {
        node.getStyleClass().add("sb-dialog");
        node.setAccessibleRole(AccessibleRole.DIALOG);
        node.setAccessibleText(title);
        Label who = Labels.wrapping(Labels.label(about));
        confirm = new ActionButton(confirmText, ActionButton.Kind.PRIMARY, () -> answer(confirmed));
        confirm.availability(ready);
        ActionButton cancel = new ActionButton("Cancel", ActionButton.Kind.NORMAL, this::cancel);
        HBox buttons = new HBox(14, Labels.spacer(), cancel, confirm);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        node.getChildren().addAll(Labels.number2(title), who, body, buttons);
        node.setMinWidth(420);
        node.setPrefWidth(520);
    }

    /// A one-line field under its name. The first field has the focus when the dialog opens.
    public InputDialog field(String name, TextField field) {
        field.setOnAction(_ -> press());
        return input(name, field);
    }

    /// Any control under its name.
    public InputDialog input(String name, Node control) {
        Label label = Labels.label(name);
        label.setLabelFor(control);
        control.setAccessibleText(name);
        body.getChildren().add(new VBox(6, label, control));
        if (first == null) {
            first = control;
        }
        return this;
    }

    /// Anything else, under what is there.
    public InputDialog add(Node... nodes) {
        body.getChildren().addAll(nodes);
        return this;
    }

    @Override
    public Region node() {
        return node;
    }

    @Override
    public void focus() {
        if (first != null && first.isFocusTraversable()) {
            first.requestFocus();
        } else {
            confirm.button().requestFocus();
        }
    }

    @Override
    public void cancel() {
        closed.run();
    }

    @Override
    public void onClosed(Runnable close) {
        closed = close;
    }

    private void press() {
        if (!confirm.button().isDisabled()) {
            confirm.button().fire();
        }
    }

    private void answer(Runnable confirmed) {
        // What follows may open a dialog of its own in the same place.
        closed.run();
        confirmed.run();
    }
}
