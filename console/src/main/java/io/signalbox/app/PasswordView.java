package io.signalbox.app;

import io.signalbox.environment.Environment;
import io.signalbox.ui.kit.Labels;
import io.signalbox.ui.kit.Theme;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

/// Asks for the admin password in the window that will show the console. FX thread only.
final class PasswordView {

    private PasswordView() {}

    /// @param typed receives the password, in an array that is the receiver's to overwrite
    static void ask(Stage stage, Theme theme, Environment environment, Consumer<char[]> typed) {
        Label title = Labels.screenTitle("Log in to " + environment.name());
        Label label =
                Labels.text(
                        "Password of "
                                + environment.admin().username()
                                + " on its admin namespace");
        PasswordField field = new PasswordField();
        label.setLabelFor(field);
        Button go = new Button("Connect");
        go.setDefaultButton(true);
        go.disableProperty().bind(field.textProperty().isEmpty());
        go.setOnAction(
                _ -> {
                    char[] password = field.getText().toCharArray();
                    field.clear();
                    typed.accept(password);
                });
        VBox box = new VBox(14, title, label, field, go);
        box.setPadding(new Insets(48));
        box.getStyleClass().add("sb-shell");
        Scene scene = new Scene(box, 560, 300);
        theme.apply(scene);
        stage.setTitle("Signalbox");
        stage.setScene(scene);
        stage.show();
        field.requestFocus();
    }
}
