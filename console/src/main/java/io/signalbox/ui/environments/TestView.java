package io.signalbox.ui.environments;

import io.signalbox.ui.kit.ColourMark;
import io.signalbox.ui.kit.Labels;
import io.signalbox.ui.kit.screen.ActionButton;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Tries the connection as typed, and says how that came out.
final class TestView extends VBox {
    private final EditorModel model;
    private final ConnectionTest test;
    private final PasswordField password = new PasswordField();
    private final ActionButton go;
    private final ActionButton cancel;
    private final VBox result = new VBox(6);
    private ConnectionTest.@Nullable Running running;

    TestView(EditorModel model, ConnectionTest test) {
        super(10);
        this.model = model;
        this.test = test;
        getStyleClass().add("sb-card");
        go = new ActionButton("Test the connection", ActionButton.Kind.NORMAL, this::start);
        go.availability(model.testable());
        cancel = new ActionButton("Cancel the test", ActionButton.Kind.NORMAL, this::stop);
        password.setAccessibleText("Password for the test, not kept");
        password.setPromptText("Not kept");
        password.getStyleClass().add("sb-form-control");
        Label name = Labels.label("Password for the test");
        name.getStyleClass().add("sb-form-label");
        name.setLabelFor(password);
        HBox login = new HBox(14, name, password);
        login.setAlignment(Pos.CENTER_LEFT);
        shown(login, false);
        model.value(EditorField.USERNAME).subscribe(user -> shown(login, !user.isBlank()));
        shown(cancel, false);
        HBox buttons = new HBox(14, go, cancel);
        getChildren().addAll(Labels.heading("Connection"), login, buttons, result);
    }

    private void start() {
        stop();
        CharSequence typed = password.getCharacters();
        char[] copy = new char[typed.length()];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = typed.charAt(i);
        }
        ProgressBar bar = new ProgressBar();
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText("Connecting to " + model.admin().url());
        result.getChildren().setAll(Labels.text("Connecting to " + model.admin().url()), bar);
        shown(cancel, true);
        running = test.start(model.admin(), copy, this::ended);
    }

    private void ended(ConnectionTest.Outcome outcome) {
        running = null;
        shown(cancel, false);
        Label sentence =
                outcome.good()
                        ? Labels.heading(outcome.sentence())
                        : ColourMark.critical(outcome.sentence());
        result.getChildren().setAll(Labels.wrapping(sentence));
        if (!outcome.whatToDo().isEmpty()) {
            result.getChildren().add(Labels.wrapping(Labels.text(outcome.whatToDo())));
        }
    }

    private void stop() {
        if (running != null) {
            cancel();
            result.getChildren().setAll(Labels.text("The test was cancelled"));
        }
    }

    /// Ends a test under way without a word.
    void cancel() {
        if (running != null) {
            running.cancel();
            running = null;
        }
        shown(cancel, false);
    }

    private static void shown(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
