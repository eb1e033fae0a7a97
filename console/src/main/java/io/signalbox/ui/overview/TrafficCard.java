package io.signalbox.ui.overview;

import io.signalbox.ui.kit.Card;
import io.signalbox.ui.kit.Labels;
import io.signalbox.ui.kit.operation.OperationProgress;
import io.signalbox.ui.kit.operation.OperationWords;
import io.signalbox.ui.kit.screen.Actions;
import io.signalbox.ui.kit.screen.ScreenId;
import io.signalbox.ui.kit.tile.SplitBar;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// How new connections and open sockets divide, what is moving them, and the instances under it all.
final class TrafficCard {
    private final OverviewViewModel model;
    private final VBox content = new VBox(6);
    private final VBox operation = new VBox(6);
    private final VBox instances = new VBox(8);
    private final Card card;

    /// @param roomy whether there is room for the fleet's smaller numbers
    TrafficCard(OverviewViewModel model, Actions actions, ObservableValue<Boolean> roomy) {
        this.model = model;
        Hyperlink open = new Hyperlink("Open ›");
        open.getStyleClass().add("sb-link");
        open.setAccessibleText("Open Traffic");
        open.setOnAction(_ -> actions.open(ScreenId.TRAFFIC));
        VBox fleet =
                new VBox(6, rule(), Labels.heading("Fleet"), new FleetCard(model, actions).lines());
        fleet.visibleProperty().bind(roomy);
        fleet.managedProperty().bind(fleet.visibleProperty());
        content.getChildren()
                .addAll(
                        weights(),
                        sockets(),
                        operation,
                        rule(),
                        Labels.heading("Instances"),
                        instances,
                        fleet);
        content.setMinHeight(Region.USE_PREF_SIZE);
        card = new Card("Traffic").end(open).grow(content);
        model.operation.subscribe(this::operation);
        model.instances.subscribe(this::instances);
    }

    Region node() {
        return card;
    }

    private VBox weights() {
        SplitBar bar = new SplitBar("New connections");
        model.weights.subscribe(
                split ->
                        bar.show(split.blue(), split.blueText(), split.green(), split.greenText()));
        Label missing = Labels.bound(Labels.empty(""), model.trafficMissing);
        bar.visibleProperty().bind(model.trafficMissing.isEmpty());
        bar.managedProperty().bind(bar.visibleProperty());
        missing.visibleProperty().bind(bar.visibleProperty().not());
        missing.managedProperty().bind(missing.visibleProperty());
        return new VBox(4, Labels.label("New connections, weights on the rule"), bar, missing);
    }

    private VBox sockets() {
        SplitBar bar = new SplitBar("Open sockets");
        model.sockets.subscribe(
                split ->
                        bar.show(split.blue(), split.blueText(), split.green(), split.greenText()));
        Label none = Labels.empty("No client on either colour");
        none.visibleProperty().bind(model.sockets.map(split -> split.blue() + split.green() == 0));
        none.managedProperty().bind(none.visibleProperty());
        bar.visibleProperty().bind(none.visibleProperty().not());
        bar.managedProperty().bind(bar.visibleProperty());
        VBox box = new VBox(4, Labels.label("Open sockets"), bar, none);
        box.getStyleClass().add("sb-gap-above");
        return box;
    }

    private void operation(@Nullable OperationProgress running) {
        operation.getChildren().clear();
        if (running == null) {
            return;
        }
        ProgressBar bar = new ProgressBar();
        bar.setMaxWidth(Double.MAX_VALUE);
        int steps = Math.max(1, running.steps().size());
        bar.setProgress((running.stepsDone() + 0.5) / steps);
        String text = running.plan().title() + ": " + OperationWords.outcome(running);
        operation.getChildren().addAll(Labels.wrapping(Labels.label(text)), bar);
        operation.getStyleClass().setAll("sb-gap-above");
    }

    private static Region rule() {
        Region rule = new Region();
        rule.getStyleClass().add("sb-rule");
        VBox.setMargin(rule, new Insets(8, 0, 6, 0));
        return rule;
    }

    private void instances(List<OverviewViewModel.Line> lines) {
        instances.getChildren().clear();
        for (OverviewViewModel.Line line : lines) {
            instances.getChildren().add(Labels.row(line.name(), Labels.text(line.value())));
        }
        if (lines.isEmpty()) {
            instances.getChildren().add(Labels.empty("No group of instances was read"));
        }
    }
}
