package io.signalbox.ui.shell;

import io.signalbox.ui.kit.ColourMark;
import io.signalbox.ui.kit.Labels;
import io.signalbox.ui.kit.operation.OperationProgress;
import io.signalbox.ui.kit.operation.StepList;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A started plan: its steps as they go and, in the end, what came of it.
final class ProgressView extends VBox {
    private final StepList steps = new StepList();
    private final VBox outcome = new VBox(6);

    ProgressView() {
        getStyleClass().add("sb-plan");
        getChildren().addAll(steps, outcome);
    }

    void show(@Nullable OperationProgress progress) {
        if (progress != null) {
            steps.show(progress);
        }
    }

    void show(PlanViewModel.@Nullable Result result) {
        outcome.getChildren().clear();
        if (result == null) {
            return;
        }
        Label sentence =
                result.good()
                        ? Labels.heading(result.sentence())
                        : ColourMark.critical(result.sentence());
        outcome.getChildren().add(Labels.wrapping(sentence));
        if (!result.whatToDo().isEmpty()) {
            outcome.getChildren().add(Labels.wrapping(Labels.text(result.whatToDo())));
        }
        if (!result.requestId().isEmpty()) {
            // A field that only shows, so that the id can be selected and copied.
            TextField id = new TextField("Request id " + result.requestId());
            id.setEditable(false);
            id.getStyleClass().add("sb-mono-hint");
            outcome.getChildren().add(id);
        }
    }
}
