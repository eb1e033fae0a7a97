package io.signalbox.ui.environments;

import io.signalbox.ui.kit.ColourMark;
import io.signalbox.ui.kit.Labels;
import io.signalbox.ui.kit.Tone;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.StringConverter;

/// The lines of the editor: name, control, sentence.
final class EditorForm {
    private final EditorModel model;
    private final Runnable changed;
    private final Map<EditorField, TextField> fields = new EnumMap<>(EditorField.class);

    EditorForm(EditorModel model, Runnable changed) {
        this.model = model;
        this.changed = changed;
    }

    HBox row(EditorField field) {
        TextField control = new TextField();
        control.textProperty().bindBidirectional(model.value(field));
        control.setAccessibleText(field.label());
        fields.put(field, control);
        Label sentence = Labels.wrapping(Labels.hint(field.remark()));
        HBox.setHgrow(sentence, Priority.ALWAYS);
        Runnable judge = () -> judge(field, control, sentence);
        boolean[] touched = {!control.getText().isEmpty()};
        Runnable touch =
                () -> {
                    if (touched[0] || !control.getText().isEmpty()) {
                        touched[0] = true;
                        judge.run();
                    }
                };
        touch.run();
        model.complaint(field).addListener((_, _, _) -> touch.run());
        control.textProperty()
                .addListener(
                        (_, _, _) -> {
                            changed.run();
                            touched[0] = true;
                            judge.run();
                        });
        return line(field.label(), control, sentence);
    }

    private void judge(EditorField field, TextField control, Label sentence) {
        String complaint = model.complaint(field).getValue();
        boolean wrong = !complaint.isEmpty();
        control.getStyleClass().remove("sb-wrong");
        if (wrong) {
            control.getStyleClass().add("sb-wrong");
        }
        control.setAccessibleHelp(wrong ? complaint : field.remark());
        say(sentence, wrong ? complaint : field.remark(), wrong);
    }

    /// A remark, or with its sign a complaint.
    void say(Label label, String sentence, boolean wrong) {
        label.setText(sentence);
        label.getStyleClass().remove("sb-critical-text");
        label.setGraphic(wrong ? ColourMark.shape(Tone.CRITICAL) : null);
        if (wrong) {
            label.getStyleClass().add("sb-critical-text");
        }
    }

    <E extends Enum<E>> HBox choice(String name, List<E> values, ObjectProperty<E> value) {
        ChoiceBox<E> box = new ChoiceBox<>();
        box.getItems().setAll(values);
        box.setConverter(new Words<>(values));
        box.valueProperty().bindBidirectional(value);
        box.setAccessibleText(name);
        value.addListener((_, _, _) -> changed.run());
        return line(name, box, Labels.hint(""));
    }

    private static HBox line(String name, Node control, Label sentence) {
        Label label = Labels.label(name);
        label.getStyleClass().add("sb-form-label");
        label.setLabelFor(control);
        control.getStyleClass().add("sb-form-control");
        HBox line = new HBox(14, label, control, sentence);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    void focus() {
        TextField name = fields.get(EditorField.NAME);
        if (name != null) {
            name.requestFocus();
        }
    }

    /// `production` as `Production`.
    private static final class Words<E extends Enum<E>> extends StringConverter<E> {
        private final List<E> values;

        Words(List<E> values) {
            this.values = values;
        }

        @Override
        public String toString(E value) {
            String word = value == null ? "" : value.name().toLowerCase(Locale.ROOT);
            return switch (word) {
                case "" -> "";
                case "json" -> "JSON";
                case "msgpack" -> "msgpack";
                case "websocket" -> "WebSocket";
                case "both" -> "Polling, then WebSocket";
                default -> Character.toUpperCase(word.charAt(0)) + word.substring(1);
            };
        }

        @Override
        public E fromString(String text) {
            return values.stream().filter(v -> toString(v).equals(text)).findFirst().orElseThrow();
        }
    }
}
