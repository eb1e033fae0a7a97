package io.signalbox.ui.kit.screen;

import java.util.Locale;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;

/// A button that says why it cannot be pressed. A disabled node gets no mouse events and no focus, so
/// the frame around the button carries the reason: as tooltip on hover, as help for a screen reader,
/// and it takes the button's place in the focus order.
public final class ActionButton extends StackPane {
    /// How the button looks and what it means.
    public enum Kind {
        NORMAL,
        /// The one that leads on.
        PRIMARY,
        /// Outlined in red.
        DANGER,
        /// No frame.
        FLAT
    }

    private final Button button;
    private final Tooltip why = new Tooltip();
    private boolean whyInstalled;
    private Availability current = Availability.POSSIBLE;

    public ActionButton(String text, Kind kind, Runnable action) {
        button = new Button(text);
        button.setOnAction(_ -> action.run());
        button.setMinWidth(USE_PREF_SIZE);
        button.setMaxWidth(Double.MAX_VALUE);
        if (kind != Kind.NORMAL) {
            button.getStyleClass().add("sb-" + kind.name().toLowerCase(Locale.ROOT));
        }
        why.setShowDelay(Duration.millis(200));
        why.setWrapText(true);
        why.setMaxWidth(360);
        getStyleClass().add("sb-why");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        getChildren().add(button);
        accessibleTextProperty().bind(button.textProperty().map(name -> name + ", not possible"));
    }

    public ActionButton availability(Availability availability) {
        current = availability;
        boolean possible = availability.possible();
        button.setDisable(!possible);
        setFocusTraversable(!possible);
        setAccessibleRole(possible ? AccessibleRole.PARENT : AccessibleRole.BUTTON);
        setAccessibleHelp(possible ? null : availability.reason());
        why.setText(availability.reason());
        if (possible && whyInstalled) {
            Tooltip.uninstall(this, why);
        } else if (!possible && !whyInstalled) {
            Tooltip.install(this, why);
        }
        whyInstalled = !possible;
        return this;
    }

    /// Whether it can be pressed now.
    public Availability availability() {
        return current;
    }

    /// Follows the value from now on.
    public ActionButton availability(ObservableValue<Availability> availability) {
        availability(availability.getValue());
        availability.addListener((_, _, now) -> availability(now));
        return this;
    }

    public ActionButton small() {
        button.getStyleClass().add("sb-small");
        return this;
    }

    /// The button itself, for focus, graphics and a bound text.
    public Button button() {
        return button;
    }
}
