package io.signalbox.ui.traffic;

import io.signalbox.environment.Colour;
import io.signalbox.ui.kit.Card;
import io.signalbox.ui.kit.ColourMark;
import io.signalbox.ui.kit.Labels;
import io.signalbox.ui.kit.Segments;
import io.signalbox.ui.kit.chart.TimeChart;
import io.signalbox.ui.kit.operation.OperationProgress;
import io.signalbox.ui.kit.operation.StepList;
import io.signalbox.ui.kit.screen.ActionButton;
import io.signalbox.ui.kit.screen.Actions;
import io.signalbox.ui.kit.screen.ScreenId;
import io.signalbox.ui.kit.screen.ScreenPane;
import io.signalbox.ui.kit.words.Numbers;
import java.time.Duration;
import java.util.List;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Lays out Traffic: the two colours with the points between, the weights, what moves them, and the
/// open sockets over time.
final class TrafficView {
    private static final int[] PRESETS = {10, 50, 100};
    private static final List<Duration> SPANS =
            List.of(Duration.ofMinutes(5), Duration.ofMinutes(20), Duration.ofHours(1));

    private final TrafficViewModel model;
    private final Actions actions;
    private final ScreenPane pane = new ScreenPane(ScreenId.TRAFFIC);

    TrafficView(TrafficViewModel model, Actions actions) {
        this.model = model;
        this.actions = actions;
        pane.remark(model.remark)
                .actions(rollBack(), switchOver(), shift())
                .add(sides(), weights(), operation())
                .grow(chart());
    }

    Node node() {
        return pane;
    }

    private ActionButton rollBack() {
        ActionButton button = new ActionButton("", ActionButton.Kind.NORMAL, model::rollBack);
        button.button().textProperty().bind(model.rollBackText);
        return button.availability(model.mayRollBack);
    }

    private ActionButton switchOver() {
        ActionButton button = new ActionButton("", ActionButton.Kind.NORMAL, model::switchOver);
        button.button().textProperty().bind(model.switchText);
        return button.availability(model.mayMove);
    }

    private ActionButton shift() {
        ContextMenu presets = new ContextMenu();
        for (int percent : PRESETS) {
            MenuItem item = new MenuItem(percent + " % to green…");
            item.setOnAction(_ -> model.shift(percent));
            presets.getItems().add(item);
        }
        ActionButton button = new ActionButton("Shift…", ActionButton.Kind.PRIMARY, () -> {});
        button.button().setOnAction(_ -> presets.show(button, Side.BOTTOM, 0, 4));
        return button.availability(model.mayMove);
    }

    private HBox sides() {
        Region blue = new ColourCard(Colour.BLUE, model.side(Colour.BLUE)).node();
        Region green = new ColourCard(Colour.GREEN, model.side(Colour.GREEN)).node();
        Region points = new PointsView(model);
        HBox sides = new HBox(20, blue, points, green);
        for (Region side : List.of(blue, points, green)) {
            HBox.setHgrow(side, Priority.ALWAYS);
        }
        // Equal cards whatever their texts, and the points in between with what is left.
        blue.prefWidthProperty()
                .bind(sides.widthProperty().multiply(0.36).subtract(sides.getSpacing()));
        green.prefWidthProperty().bind(blue.prefWidthProperty());
        blue.maxWidthProperty().bind(blue.prefWidthProperty());
        green.maxWidthProperty().bind(blue.prefWidthProperty());
        sides.setMinHeight(Region.USE_PREF_SIZE);
        return sides;
    }

    private Card weights() {
        Label asked = Labels.text("");
        Label live = Labels.heading("");
        Label read = Labels.hint("");
        HBox remark = new HBox();
        HBox line =
                new HBox(
                        10,
                        fixed(Labels.heading("Weights")),
                        gap(),
                        fixed(Labels.label("Last asked here")),
                        fixed(asked),
                        gap(),
                        fixed(Labels.label("Live on the rule")),
                        fixed(live),
                        fixed(read),
                        Labels.spacer(),
                        remark);
        line.setAlignment(Pos.CENTER_LEFT);
        remark.setAlignment(Pos.CENTER_RIGHT);
        model.weights.subscribe(
                now -> {
                    asked.setText(now.asked());
                    live.setText(now.live());
                    read.setText(now.read());
                    Label text =
                            now.tone().signed()
                                    ? ColourMark.warn(now.remark())
                                    : Labels.label(now.remark());
                    remark.getChildren().setAll(text);
                });
        Card card = new Card().add(line);
        card.getStyleClass().add("sb-card-line");
        return card;
    }

    private static Label fixed(Label label) {
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private static Region gap() {
        Region gap = new Region();
        gap.setMinWidth(8);
        return gap;
    }

    private Card operation() {
        Label title = Labels.heading("");
        Label text = Labels.bound(Labels.label(""), model.operationText);
        ActionButton stop =
                new ActionButton(
                                "Stop before the next step",
                                ActionButton.Kind.DANGER,
                                actions::cancelRunning)
                        .small();
        StepList steps = new StepList().withoutBar();
        HBox header = new HBox(14, fixed(title), text, Labels.spacer(), stop);
        header.setAlignment(Pos.CENTER_LEFT);
        Card card = new Card().add(header, steps);
        model.operation.subscribe(now -> operation(now, card, title, stop, steps));
        return card;
    }

    private static void operation(
            @Nullable OperationProgress now,
            Card card,
            Label title,
            ActionButton stop,
            StepList steps) {
        card.setVisible(now != null);
        card.setManaged(now != null);
        if (now == null) {
            return;
        }
        title.setText(now.plan().title());
        stop.setVisible(now.running());
        stop.setManaged(now.running());
        steps.setVisible(now.running());
        steps.setManaged(now.running());
        steps.show(now);
    }

    private Card chart() {
        TimeChart chart =
                new TimeChart("Open sockets by colour", "The first samples arrive within seconds");
        model.chart.subscribe(chart::show);
        Segments<Duration> spans =
                new Segments<>("Time shown", SPANS, model.span.get(), Numbers::span);
        model.span.bind(spans.chosen());
        Label blue = ColourMark.of(Colour.BLUE, "");
        blue.textProperty().bind(model.blueSockets);
        blue.getStyleClass().add("sb-legend");
        Label green = ColourMark.of(Colour.GREEN, "");
        green.textProperty().bind(model.greenSockets);
        green.getStyleClass().add("sb-legend");
        return new Card("Open sockets by colour").aside(blue, green).end(spans).grow(chart);
    }
}
