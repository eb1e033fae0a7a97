package io.signalbox.ui.kit.fleet;

import io.signalbox.fleet.command.FleetAction;
import io.signalbox.ui.kit.Labels;
import io.signalbox.ui.kit.dialog.InputDialog;
import io.signalbox.ui.kit.json.TypedArguments;
import io.signalbox.ui.kit.screen.Availability;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// The question for an event: its name, and its arguments, checked as they are typed.
final class EmitForm {
    /// Names that the client libraries keep for themselves; servers refuse to emit them.
    private static final Set<String> RESERVED =
            Set.of(
                    "connect",
                    "connect_error",
                    "disconnect",
                    "disconnecting",
                    "newListener",
                    "removeListener");

    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty arguments = new SimpleStringProperty("");

    private final ReadOnlyObjectWrapper<Availability> ready = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper remark = new ReadOnlyStringWrapper("");

    EmitForm() {
        name.subscribe(_ -> check());
        arguments.subscribe(_ -> check());
    }

    private void check() {
        ready.set(checked());
        remark.set(said());
    }

    StringProperty name() {
        return name;
    }

    StringProperty arguments() {
        return arguments;
    }

    /// What the arguments are, or where they are no JSON.
    ReadOnlyStringProperty remark() {
        return remark.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Availability> ready() {
        return ready.getReadOnlyProperty();
    }

    private String said() {
        return switch (TypedArguments.of(arguments.get())) {
            case TypedArguments.Valid(_, int count) ->
                    count == 0 ? "No arguments" : count == 1 ? "1 argument" : count + " arguments";
            case TypedArguments.Faulty(String sentence, _, _) -> sentence;
        };
    }

    private Availability checked() {
        if (name.get().isBlank()) {
            return Availability.impossible("Type the name of the event");
        }
        if (RESERVED.contains(name.get())) {
            return Availability.impossible(
                    "Socket.IO keeps the name " + name.get() + " for itself");
        }
        return switch (TypedArguments.of(arguments.get())) {
            case TypedArguments.Valid _ -> Availability.POSSIBLE;
            case TypedArguments.Faulty(String sentence, _, _) -> Availability.impossible(sentence);
        };
    }

    private FleetAction.Emit action() {
        return switch (TypedArguments.of(arguments.get())) {
            case TypedArguments.Valid(String json, _) -> new FleetAction.Emit(name.get(), json);
            case TypedArguments.Faulty(String sentence, _, _) ->
                    throw new IllegalStateException("the button was disabled: " + sentence);
        };
    }

    InputDialog dialog(Whom whom, Consumer<FleetAction> confirmed) {
        TextField event = new TextField();
        event.setPromptText("chat message");
        event.textProperty().bindBidirectional(name);
        TextArea values = new TextArea();
        values.setPromptText("[\"hello\", {\"from\": \"operator\"}]");
        values.getStyleClass().add("sb-code");
        values.setPrefRowCount(6);
        values.setWrapText(true);
        values.textProperty().bindBidirectional(arguments);
        values.addEventFilter(KeyEvent.KEY_PRESSED, key -> leaveByTab(values, key));
        return new InputDialog(
                        "Emit an event",
                        whom.words(),
                        "Emit event\u2026",
                        ready(),
                        () -> confirmed.accept(action()))
                .field("Event", event)
                .input("Arguments, a JSON array or values with commas between", values)
                .add(remarkLabel());
    }

    private Label remarkLabel() {
        Label label = Labels.wrapping(Labels.hint(""));
        label.textProperty().bind(remark());
        arguments.subscribe(
                text -> {
                    label.getStyleClass().remove("sb-critical-text");
                    if (TypedArguments.of(text) instanceof TypedArguments.Faulty) {
                        label.getStyleClass().add("sb-critical-text");
                    }
                });
        return label;
    }

    /// Tab goes on to the button; JSON needs none.
    private static void leaveByTab(TextArea area, KeyEvent key) {
        if (key.getCode() == KeyCode.TAB) {
            area.requestFocusTraversal(
                    key.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
            key.consume();
        }
    }
}
