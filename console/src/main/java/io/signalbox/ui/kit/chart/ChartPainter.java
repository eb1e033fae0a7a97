package io.signalbox.ui.kit.chart;

import io.signalbox.ui.kit.words.Numbers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/// Draws one picture of a [TimeChart].
final class ChartPainter {
    private static final double AREA_OPACITY = 0.30;
    private static final double LEAST_LABELLED_HEIGHT = 60;
    private static final int MARK_LINES = 6;
    private static final Font SMALL = Font.font("Inter", 11);
    private static final Font DIGITS = Font.font("JetBrains Mono", 11);

    private final GraphicsContext g;
    private final Inks inks;
    private final ChartFrame frame;

    ChartPainter(GraphicsContext g, Inks inks, ChartFrame frame) {
        this.g = g;
        this.inks = inks;
        this.frame = frame;
        g.setLineDashes();
        g.setLineWidth(1);
    }

    void grid() {
        g.setFont(DIGITS);
        g.setTextBaseline(VPos.CENTER);
        g.setTextAlign(TextAlignment.LEFT);
        // Too low for five labels: the first and the last say enough.
        boolean flat = frame.bottom() - TimeChart.TOP < LEAST_LABELLED_HEIGHT;
        for (int i = 0; i <= ValueScale.LINES; i++) {
            double value = frame.scale().step() * i;
            double y = Math.round(frame.y(value)) + 0.5;
            g.setStroke(inks.of(i == 0 ? Ink.LINE2 : Ink.LINE));
            g.strokeLine(0, y, frame.right(), y);
            if (flat && i % ValueScale.LINES != 0) {
                continue;
            }
            g.setFill(inks.of(Ink.FG3));
            g.fillText(Numbers.compact(value), frame.right() + 8, y);
        }
        times();
    }

    private void times() {
        ChartContent content = frame.content();
        boolean seconds =
                Duration.between(content.from(), content.to()).compareTo(Duration.ofMinutes(2)) < 0;
        double y = frame.bottom() + TimeChart.AXIS_HEIGHT / 2 + 2;
        for (Instant at : ValueScale.times(content.from(), content.to())) {
            String text = seconds ? Numbers.clock(at) : Numbers.minute(at);
            double half = width(text, DIGITS) / 2;
            double x = Math.clamp(frame.x(at), half, Math.max(half, frame.width() - half));
            g.setTextAlign(TextAlignment.CENTER);
            g.fillText(text, x, y);
        }
    }

    void sentence(String text) {
        g.setFont(Font.font("Inter", 13));
        g.setFill(inks.of(Ink.FG3));
        g.setTextAlign(TextAlignment.CENTER);
        // Between two grid lines.
        g.fillText(text, frame.right() / 2, frame.y(frame.scale().top() * 0.625));
    }

    void series() {
        g.save();
        g.beginPath();
        g.rect(0, 0, frame.right(), frame.bottom() + 1);
        g.clip();
        List<Double> floor = new ArrayList<>();
        for (int i = 0; i < frame.content().times().size(); i++) {
            floor.add(0.0);
        }
        for (ChartContent.Series one : frame.content().series()) {
            if (one.shape() == ChartContent.Shape.AREA) {
                floor = area(one, floor);
            }
        }
        for (ChartContent.Series one : frame.content().series()) {
            switch (one.shape()) {
                case AREA -> {}
                case LINE -> stroke(one.values(), one.ink(), false);
                case STEP -> stroke(one.values(), one.ink(), true);
                case STEP_DASHED -> {
                    g.setLineDashes(4, 3);
                    stroke(one.values(), one.ink(), true);
                    g.setLineDashes();
                }
            }
        }
        g.restore();
    }

    private List<Double> area(ChartContent.Series one, List<Double> floor) {
        List<Double> ceiling = new ArrayList<>(floor.size());
        boolean flat = true;
        for (int i = 0; i < floor.size(); i++) {
            double value = ChartContent.finite(one.values().get(i));
            flat &= value == 0;
            ceiling.add(floor.get(i) + value);
        }
        if (flat) {
            return ceiling;
        }
        List<Instant> times = frame.content().times();
        Color colour = inks.of(one.ink());
        g.setFill(colour.deriveColor(0, 1, 1, AREA_OPACITY));
        g.beginPath();
        int first = frame.first();
        for (int i = first; i < times.size(); i++) {
            g.lineTo(frame.x(times.get(i)), frame.y(ceiling.get(i)));
        }
        for (int i = times.size() - 1; i >= first; i--) {
            g.lineTo(frame.x(times.get(i)), frame.y(floor.get(i)));
        }
        g.closePath();
        g.fill();
        stroke(ceiling, one.ink(), false);
        return ceiling;
    }

    private void stroke(List<Double> values, Ink ink, boolean steps) {
        List<Instant> times = frame.content().times();
        g.setStroke(inks.of(ink));
        g.setLineWidth(1.5);
        g.beginPath();
        boolean pen = false;
        double before = 0;
        for (int i = frame.first(); i < times.size(); i++) {
            double value = values.get(i);
            if (!Double.isFinite(value)) {
                pen = false;
                continue;
            }
            double x = frame.x(times.get(i));
            double y = frame.y(value);
            if (!pen) {
                g.moveTo(x, y);
            } else {
                if (steps) {
                    g.lineTo(x, before);
                }
                g.lineTo(x, y);
            }
            pen = true;
            before = y;
        }
        g.stroke();
        g.setLineWidth(1);
    }

    void marks() {
        g.setFont(SMALL);
        g.setTextAlign(TextAlignment.LEFT);
        g.setTextBaseline(VPos.TOP);
        // The right end of the last word on each line of words.
        double[] taken = new double[MARK_LINES];
        List<ChartContent.Mark> marks =
                frame.content().marks().stream()
                        .sorted(Comparator.comparing(ChartContent.Mark::at))
                        .toList();
        for (ChartContent.Mark mark : marks) {
            if (mark.at().isBefore(frame.content().from())) {
                continue;
            }
            double x = Math.round(frame.x(mark.at())) + 0.5;
            g.setStroke(inks.of(Ink.FG2));
            g.setLineDashes(2, 3);
            g.strokeLine(x, TimeChart.TOP, x, frame.bottom());
            g.setLineDashes();
            double width = width(mark.word(), SMALL);
            double left = x + 5 + width > frame.right() ? x - 5 - width : x + 5;
            // A word that would run into another goes a line lower; one that finds no line is left
            // out, its dashed mark stays.
            for (int line = 0; line < MARK_LINES; line++) {
                if (left >= taken[line]) {
                    g.setFill(inks.of(Ink.FG2));
                    g.fillText(mark.word(), left, TimeChart.TOP + 2 + line * 14);
                    taken[line] = left + width + 8;
                    break;
                }
            }
        }
        g.setTextBaseline(VPos.CENTER);
    }

    void crossHair(int index) {
        ChartContent content = frame.content();
        Instant at = content.times().get(index);
        double x = Math.round(frame.x(at)) + 0.5;
        g.setStroke(inks.of(Ink.FG3));
        g.strokeLine(x, TimeChart.TOP, x, frame.bottom());
        List<ChartContent.Series> series = content.series();
        double names = series.stream().mapToDouble(s -> width(s.name(), SMALL)).max().orElse(0);
        double width = Math.max(names + 78, 96);
        double height = 22 + 16 * series.size() + 4;
        double left = x + 10 + width > frame.right() ? x - 10 - width : x + 10;
        double top = TimeChart.TOP + 10;
        g.setFill(inks.of(Ink.BG2));
        g.fillRoundRect(left, top, width, height, 8, 8);
        g.setStroke(inks.of(Ink.LINE2));
        g.strokeRoundRect(left + 0.5, top + 0.5, width - 1, height - 1, 8, 8);
        g.setTextAlign(TextAlignment.LEFT);
        text(Numbers.clock(at), left + 10, top + 12, DIGITS, Ink.FG2);
        for (int i = 0; i < series.size(); i++) {
            ChartContent.Series one = series.get(i);
            double y = top + 30 + 16 * i;
            g.setTextAlign(TextAlignment.LEFT);
            text(one.name(), left + 10, y, SMALL, one.ink());
            g.setTextAlign(TextAlignment.RIGHT);
            text(value(one.values().get(index)), left + width - 10, y, DIGITS, Ink.FG);
        }
    }

    private void text(String text, double x, double y, Font font, Ink ink) {
        g.setFont(font);
        g.setFill(inks.of(ink));
        g.fillText(text, x, y);
    }

    private static String value(double value) {
        return Double.isFinite(value) ? Numbers.grouped(Math.round(value)) : "–";
    }

    private static double width(String text, Font font) {
        Text measured = new Text(text);
        measured.setFont(font);
        return measured.getLayoutBounds().getWidth();
    }
}
