package io.signalbox.ui.kit;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import org.controlsfx.control.SegmentedButton;

/// A few choices side by side, one of which holds: `1 min | 10 min | 1 h`.
///
/// @param <T> what is chosen
public final class Segments<T> extends HBox {
    private final ObjectProperty<T> chosen;

    public Segments(String name, List<T> choices, T first, Function<T, String> text) {
        chosen = new SimpleObjectProperty<>(first);
        SegmentedButton buttons = new SegmentedButton();
        buttons.getStyleClass().add("sb-segments");
        for (T choice : choices) {
            ToggleButton button = new ToggleButton(text.apply(choice));
            button.setMinWidth(USE_PREF_SIZE);
            button.setAccessibleText(name + ", " + button.getText());
            button.setUserData(choice);
            button.setSelected(choice.equals(first));
            button.setOnAction(_ -> choose(button, choice));
            buttons.getButtons().add(button);
        }
        chosen.addListener((_, _, now) -> select(buttons.getToggleGroup(), now));
        getChildren().add(buttons);
        setMaxHeight(USE_PREF_SIZE);
    }

    public ObjectProperty<T> chosen() {
        return chosen;
    }

    private void choose(ToggleButton button, T choice) {
        // A second press on the chosen one would leave nothing chosen.
        button.setSelected(true);
        chosen.set(choice);
    }

    private static void select(ToggleGroup group, Object choice) {
        group.getToggles().stream()
                .filter(toggle -> choice.equals(toggle.getUserData()))
                .findFirst()
                .ifPresent(group::selectToggle);
    }
}
