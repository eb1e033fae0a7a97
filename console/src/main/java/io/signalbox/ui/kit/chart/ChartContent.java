package io.signalbox.ui.kit.chart;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What a [TimeChart] draws. Immutable; made by a view model.
///
/// @param from the left edge
/// @param to the right edge, "now"
/// @param times of the values, oldest first
/// @param series areas are stacked in this order, lines lie over them
/// @param marks operations
public record ChartContent(
        Instant from, Instant to, List<Instant> times, List<Series> series, List<Mark> marks) {

    /// How a series is drawn.
    public enum Shape {
        /// Filled, on top of the areas before it.
        AREA,
        LINE,
        /// A count that holds until it changes.
        STEP,
        STEP_DASHED
    }

    /// @param values one for each time; NaN = not known
    public record Series(String name, Ink ink, Shape shape, List<Double> values) {
        public Series {
            values = List.copyOf(values);
        }
    }

    /// A dashed line with a word.
    public record Mark(Instant at, String word) {}

    public ChartContent {
        times = List.copyOf(times);
        series = List.copyOf(series);
        marks = List.copyOf(marks);
    }

    public static ChartContent nothing(Instant now, Duration span) {
        return new ChartContent(now.minus(span), now, List.of(), List.of(), List.of());
    }

    boolean blank() {
        return times.size() < 2 || series.isEmpty();
    }

    /// The largest value that must fit: the sum of the areas, or a single line.
    double largest() {
        double largest = 0;
        for (int i = 0; i < times.size(); i++) {
            double stack = 0;
            for (Series one : series) {
                double value = finite(one.values().get(i));
                if (one.shape() == Shape.AREA) {
                    stack += value;
                } else {
                    largest = Math.max(largest, value);
                }
            }
            largest = Math.max(largest, stack);
        }
        return largest;
    }

    static double finite(double value) {
        return Double.isFinite(value) ? value : 0;
    }
}
