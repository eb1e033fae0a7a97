package io.signalbox.ui.kit.chart;

import io.signalbox.ui.kit.FxThread;
import java.util.List;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;

/// A line without axes beside a number: how it got there. Decoration for a screen reader; the number
/// is what is read.
public final class Sparkline extends Region {
    private static final double LEAST_WIDTH = 48;

    private final Canvas canvas = new Canvas();
    private final Inks inks = new Inks(this::requestLayout);
    private List<Double> values = List.of();

    public Sparkline() {
        getChildren().addAll(canvas, inks);
        setPrefSize(96, 32);
        setMinSize(48, 24);
        setMaxHeight(32);
        setMouseTransparent(true);
    }

    public void show(List<Double> newValues) {
        FxThread.require();
        if (!newValues.equals(values)) {
            values = List.copyOf(newValues);
            draw();
        }
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        draw();
    }

    private void draw() {
        GraphicsContext g = canvas.getGraphicsContext2D();
        double width = canvas.getWidth();
        double height = canvas.getHeight();
        g.clearRect(0, 0, width, height);
        if (values.size() < 2 || width < LEAST_WIDTH) {
            return;
        }
        double low = values.stream().mapToDouble(Double::doubleValue).min().orElse(0);
        double high = values.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        // A small wobble on a large number must not look like a mountain.
        double range = Math.max(high - low, Math.max(high * 0.1, 1));
        double middle = (high + low) / 2;
        g.setStroke(inks.of(Ink.FG2));
        g.setLineWidth(1.5);
        g.beginPath();
        for (int i = 0; i < values.size(); i++) {
            double x = width * i / (values.size() - 1);
            double y = height / 2 - (values.get(i) - middle) / range * (height - 4);
            g.lineTo(x, y);
        }
        g.stroke();
    }
}
