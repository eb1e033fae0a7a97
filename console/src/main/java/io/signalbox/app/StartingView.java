package io.signalbox.app;

import io.signalbox.ui.kit.Labels;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;

/// What a tab shows until there is something to show. FX thread only.
final class StartingView extends VBox {

    private final Label text = Labels.text("");
    private final ProgressBar progress = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);

    StartingView() {
        super(14);
        text.setWrapText(true);
        text.setMaxWidth(720);
        progress.setPrefWidth(320);
        progress.setAccessibleText("Starting");
        getChildren().addAll(Labels.screenTitle("Signalbox"), text, progress);
        setAlignment(Pos.CENTER_LEFT);
        setPadding(new Insets(48));
        getStyleClass().add("sb-shell");
    }

    void say(String sentence) {
        text.setText(sentence);
    }

    /// Shows why there is nothing to wait for any more; the tab stays until it is closed.
    void fail(String sentence) {
        text.setText("✕ " + sentence);
        progress.setVisible(false);
    }
}
