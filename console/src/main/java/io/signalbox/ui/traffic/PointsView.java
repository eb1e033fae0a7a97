package io.signalbox.ui.traffic;

import io.signalbox.environment.Colour;
import io.signalbox.operation.TrafficSplit;
import io.signalbox.ui.kit.ColourMark;
import io.signalbox.ui.kit.Labels;
import java.util.Optional;
import javafx.animation.KeyFrame;
import javafx.animation.KeyValue;
import javafx.animation.Timeline;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Circle;
import javafx.scene.shape.CubicCurve;
import javafx.scene.shape.Line;
import javafx.util.Duration;

/// The points: the track of new connections divides into blue and green, as wide as their weights, and
/// moves when the weights do.
final class PointsView extends Pane {
    private static final double TRACK = 34;
    private static final double CLOSED = 2;
    private static final double KNOB = 22;
    private static final Duration MOVE = Duration.millis(150);

    private final DoubleProperty greenShare = new SimpleDoubleProperty(-1);
    private final Line trunk = new Line();
    private final CubicCurve blue = curve(Colour.BLUE);
    private final CubicCurve green = curve(Colour.GREEN);
    private final Circle knob = new Circle(KNOB);
    private final Label weights = Labels.heading("");
    private final Label blueWeight = ColourMark.of(Colour.BLUE, "");
    private final Label greenWeight = ColourMark.of(Colour.GREEN, "");
    private final Label missing = Labels.empty("");
    private final Label caption = Labels.label("new connections");
    private final Label rate;
    private final Label rule;
    private final Label sticky;

    PointsView(TrafficViewModel model) {
        rate = Labels.bound(Labels.heading(""), model.newConnections);
        rule = Labels.bound(Labels.hint(""), model.rule);
        sticky = Labels.bound(Labels.hint(""), model.stickiness);
        missing.textProperty().bind(model.splitMissing);
        trunk.getStyleClass().add("sb-track");
        trunk.setStrokeWidth(TRACK);
        knob.getStyleClass().add("sb-points-knob");
        weights.getStyleClass().add("sb-points-weights");
        blueWeight.getStyleClass().add("sb-points-side");
        greenWeight.getStyleClass().add("sb-points-side");
        getChildren().addAll(trunk, green, blue, knob, weights, blueWeight, greenWeight);
        getChildren().addAll(missing, caption, rate, rule, sticky);
        setMinSize(220, 190);
        setPrefSize(330, 220);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        greenShare.addListener((_, _, _) -> requestLayout());
        model.split.subscribe(this::show);
    }

    private void show(Optional<TrafficSplit> split) {
        boolean known = split.isPresent();
        for (Node part : new Node[] {trunk, blue, green, knob, weights, blueWeight, greenWeight}) {
            part.setVisible(known);
        }
        missing.setVisible(!known);
        setAccessibleText(
                split.map(now -> "New connections divide " + now.text())
                        .orElse("Weights not known"));
        split.ifPresent(
                now -> {
                    weights.setText(now.blue() + "|" + now.green());
                    blueWeight.setText(Integer.toString(now.blue()));
                    greenWeight.setText(Integer.toString(now.green()));
                    move(now.greenPercent() / 100.0);
                });
        requestLayout();
    }

    private void move(double share) {
        if (greenShare.get() < 0 || getScene() == null) {
            greenShare.set(share);
        } else if (greenShare.get() != share) {
            new Timeline(new KeyFrame(MOVE, new KeyValue(greenShare, share))).play();
        }
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        double middle = height * 0.5;
        double x = Math.round(width * 0.36);
        trunk.setStartX(0);
        trunk.setEndX(x);
        trunk.setStartY(middle);
        trunk.setEndY(middle);
        double share = Math.clamp(greenShare.get(), 0, 1);
        double blueWidth = Math.max(CLOSED, TRACK * (1 - share));
        double greenWidth = Math.max(CLOSED, TRACK * share);
        double top = middle - TRACK / 2;
        place(blue, x, top + blueWidth / 2, width, height * 0.2, blueWidth);
        place(green, x, top + TRACK - greenWidth / 2, width, height * 0.8, greenWidth);
        knob.setCenterX(x);
        knob.setCenterY(middle);
        center(weights, x, middle);
        put(blueWeight, width - blueWeight.prefWidth(-1) - 20, height * 0.2 - TRACK / 2 - 24);
        put(greenWeight, width - greenWeight.prefWidth(-1) - 20, height * 0.8 + TRACK / 2 + 6);
        put(caption, 0, 2);
        put(rate, 0, 19);
        put(rule, 0, middle + TRACK / 2 + 14);
        put(sticky, 0, middle + TRACK / 2 + 31);
        missing.resizeRelocate(0, middle - 20, width, missing.prefHeight(width));
    }

    private static void place(
            CubicCurve curve, double x, double y, double endX, double endY, double strokeWidth) {
        double reach = (endX - x) * 0.5;
        curve.setStartX(x);
        curve.setStartY(y);
        curve.setControlX1(x + reach);
        curve.setControlY1(y);
        curve.setControlX2(endX - reach);
        curve.setControlY2(endY);
        curve.setEndX(endX);
        curve.setEndY(endY);
        curve.setStrokeWidth(strokeWidth);
    }

    private static void put(Label label, double x, double y) {
        label.resizeRelocate(Math.rint(x), Math.rint(y), label.prefWidth(-1), label.prefHeight(-1));
    }

    private static void center(Label label, double x, double y) {
        put(label, x - label.prefWidth(-1) / 2, y - label.prefHeight(-1) / 2);
    }

    private static CubicCurve curve(Colour colour) {
        CubicCurve curve = new CubicCurve();
        curve.getStyleClass().addAll("sb-track", "sb-track-" + colour.word());
        return curve;
    }
}
