package io.signalbox.ui.kit.operation;

import io.signalbox.icons.Icon;
import io.signalbox.ui.kit.ColourMark;
import io.signalbox.ui.kit.FxThread;
import io.signalbox.ui.kit.IconView;
import io.signalbox.ui.kit.Labels;
import io.signalbox.ui.kit.Tone;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The steps of an operation under each other: done, running, waiting, broken; and how far it is.
public final class StepList extends VBox {
    private final ProgressBar bar = new ProgressBar(0);
    private final VBox lines = new VBox(8);

    public StepList() {
        super(12);
        getStyleClass().add("sb-steps");
        bar.setMaxWidth(Double.MAX_VALUE);
        getChildren().addAll(lines, bar);
    }

    /// Only the steps, without the bar that says how far it is.
    public StepList withoutBar() {
        getChildren().remove(bar);
        return this;
    }

    public void show(OperationProgress progress) {
        FxThread.require();
        List<Node> nodes = new ArrayList<>();
        int number = 1;
        for (OperationProgress.StepState step : progress.steps()) {
            nodes.add(line(number++, step));
        }
        lines.getChildren().setAll(nodes);
        int steps = Math.max(1, progress.steps().size());
        // The step under way counts for a half, so that a single step shows that it moves.
        double half = progress.running() ? 0.5 : 0;
        bar.setProgress((progress.stepsDone() + half) / steps);
        bar.setAccessibleText(
                progress.stepsDone() + " of " + progress.steps().size() + " steps done");
    }

    private static HBox line(int number, OperationProgress.StepState step) {
        Label name = Labels.text(step.name());
        Label doing = Labels.hint(word(step));
        doing.setMinWidth(USE_PREF_SIZE);
        HBox line = new HBox(10, knob(number, step.phase()), name, Labels.spacer(), doing);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private static StackPane knob(int number, OperationProgress.Phase phase) {
        StackPane knob = new StackPane();
        knob.getStyleClass().add("sb-knob");
        switch (phase) {
            case DONE -> {
                knob.getStyleClass().add("sb-knob-done");
                knob.getChildren().add(new IconView(Icon.CHECK, 13));
            }
            case RUNNING -> {
                knob.getStyleClass().add("sb-knob-running");
                knob.getChildren().add(new Label(Integer.toString(number)));
            }
            case WAITING -> knob.getChildren().add(new Label(Integer.toString(number)));
            case BROKEN -> {
                knob.getStyleClass().add("sb-knob-broken");
                knob.getChildren().add(ColourMark.shape(Tone.CRITICAL));
            }
        }
        return knob;
    }

    private static String word(OperationProgress.StepState step) {
        return switch (step.phase()) {
            case DONE -> "done";
            case RUNNING -> step.doing();
            case WAITING -> "waiting";
            case BROKEN -> "not done";
        };
    }
}
