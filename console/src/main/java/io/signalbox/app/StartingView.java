package io.signalbox.app;

import io.signalbox.ui.kit.Labels;
import io.signalbox.ui.kit.Theme;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

/// What the window shows until there is something to show. FX thread only.
final class StartingView {

    private final Label text = Labels.text("");
    private final ProgressBar progress = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);

    StartingView(Stage stage, Theme theme) {
        Label title = Labels.screenTitle("Signalbox");
        text.setWrapText(true);
        text.setMaxWidth(720);
        progress.setPrefWidth(320);
        VBox box = new VBox(14, title, text, progress);
        box.setAlignment(Pos.CENTER_LEFT);
        box.setPadding(new Insets(48));
        box.getStyleClass().add("sb-shell");
        Scene scene = new Scene(box, 840, 320);
        theme.apply(scene);
        stage.setTitle("Signalbox");
        stage.setScene(scene);
        stage.show();
    }

    void say(String sentence) {
        text.setText(sentence);
    }

    /// Shows why there is nothing to wait for any more; the window stays until it is closed.
    void fail(String sentence) {
        text.setText("✕ " + sentence);
        progress.setVisible(false);
    }
}
