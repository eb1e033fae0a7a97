package io.signalbox.ui.kit.chart;

import io.signalbox.ui.kit.FxThread;
import io.signalbox.ui.kit.theme.TextScale;
import io.signalbox.ui.kit.words.Numbers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Values over time on a canvas: stacked areas, lines and steps, four grid lines with the axis on the
/// right where "now" is, operations as dashed marks, a cross-hair with the values under the pointer.
/// Redrawn when given new content, never by itself.
public final class TimeChart extends Region {
    static final double AXIS_WIDTH = 44;
    static final double AXIS_HEIGHT = 22;
    static final double TOP = 8;

    private final Canvas canvas = new Canvas();
    private final Inks inks = new Inks(this::requestLayout);
    private final String name;
    private final String emptySentence;
    private ChartContent content = ChartContent.nothing(Instant.EPOCH, Duration.ofMinutes(1));
    private double pointer = -1;

    /// @param name what the chart shows, for screen readers
    /// @param emptySentence shown while there are no values
    public TimeChart(String name, String emptySentence) {
        this.name = name;
        this.emptySentence = emptySentence;
        getStyleClass().add("sb-chart");
        getChildren().addAll(canvas, inks);
        setMinSize(160, 72);
        setPrefSize(480, 200);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(name);
        setOnMouseMoved(event -> point(event.getX()));
        setOnMouseExited(_ -> point(-1));
    }

    public void show(ChartContent newContent) {
        FxThread.require();
        if (!newContent.equals(content)) {
            content = newContent;
            setAccessibleHelp(summary());
            draw();
        }
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(snapSizeX(getWidth()));
        canvas.setHeight(snapSizeY(getHeight()));
        draw();
    }

    private void point(double x) {
        pointer = x;
        draw();
    }

    private void draw() {
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        // Drawn at its usual size and then enlarged with the text of the scene.
        double scale = TextScale.of(this);
        double width = canvas.getWidth() / scale;
        double height = canvas.getHeight() / scale;
        if (width < AXIS_WIDTH * 2 || height < AXIS_HEIGHT * 2) {
            return;
        }
        g.save();
        g.scale(scale, scale);
        paint(g, new ChartFrame(content, width, height), pointer / scale);
        g.restore();
    }

    private void paint(GraphicsContext g, ChartFrame frame, double pointer) {
        var painter = new ChartPainter(g, inks, frame);
        painter.grid();
        if (content.blank()) {
            painter.sentence(emptySentence);
            return;
        }
        painter.series();
        painter.marks();
        int under = frame.indexAt(pointer);
        if (pointer >= 0 && under >= 0) {
            painter.crossHair(under);
        }
    }

    private String summary() {
        if (content.blank()) {
            return emptySentence;
        }
        StringBuilder text = new StringBuilder(name).append(" now:");
        for (ChartContent.Series one : content.series()) {
            text.append(' ').append(one.name()).append(' ').append(lastValue(one.values()));
        }
        return text.toString();
    }

    private static String lastValue(List<Double> values) {
        @Nullable Double last = values.isEmpty() ? null : values.getLast();
        return last == null || !Double.isFinite(last)
                ? "unknown"
                : Numbers.grouped(Math.round(last));
    }
}
