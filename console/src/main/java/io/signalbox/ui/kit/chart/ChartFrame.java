package io.signalbox.ui.kit.chart;

import java.time.Instant;
import java.util.List;

/// Places times and values on a canvas of a given size.
final class ChartFrame {
    private final ChartContent content;
    private final ValueScale scale;
    private final double right;
    private final double bottom;
    private final double width;
    private final double height;

    ChartFrame(ChartContent content, double width, double height) {
        this.content = content;
        this.width = width;
        this.height = height;
        this.right = width - TimeChart.AXIS_WIDTH;
        this.bottom = height - TimeChart.AXIS_HEIGHT;
        this.scale = ValueScale.holding(content.largest());
    }

    ChartContent content() {
        return content;
    }

    ValueScale scale() {
        return scale;
    }

    double right() {
        return right;
    }

    double bottom() {
        return bottom;
    }

    double width() {
        return width;
    }

    double height() {
        return height;
    }

    double x(Instant at) {
        double span = content.to().toEpochMilli() - content.from().toEpochMilli();
        double from = at.toEpochMilli() - content.from().toEpochMilli();
        return span <= 0 ? 0 : right * from / span;
    }

    double y(double value) {
        double share = Math.clamp(ChartContent.finite(value) / scale.top(), 0, 1);
        return bottom - share * (bottom - TimeChart.TOP);
    }

    /// The first value inside the picture; one more to its left so that lines come in from the edge.
    int first() {
        List<Instant> times = content.times();
        int index = 0;
        while (index < times.size() && times.get(index).isBefore(content.from())) {
            index++;
        }
        return Math.max(0, index - 1);
    }

    /// The value nearest to a place, -1 where there is none.
    int indexAt(double x) {
        if (x < 0 || x > right) {
            return -1;
        }
        int nearest = -1;
        double distance = Double.MAX_VALUE;
        for (int i = first(); i < content.times().size(); i++) {
            double here = Math.abs(x(content.times().get(i)) - x);
            if (here < distance) {
                distance = here;
                nearest = i;
            }
        }
        return nearest;
    }
}
