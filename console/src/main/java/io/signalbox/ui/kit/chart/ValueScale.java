package io.signalbox.ui.kit.chart;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Round numbers for the axes of a [TimeChart].
///
/// @param top the value at the upper edge; the lower edge is 0
/// @param step between two of the four grid lines
record ValueScale(double top, double step) {
    static final int LINES = 4;
    private static final double[] ROUND = {1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10};
    private static final List<Duration> TIME_STEPS =
            List.of(
                    Duration.ofSeconds(15),
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(2),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(15),
                    Duration.ofHours(1));

    /// The smallest round scale that holds the largest value with a little air.
    static ValueScale holding(double largest) {
        double wanted = Math.max(largest * 1.04, LINES) / LINES;
        double unit = Math.pow(10, Math.floor(Math.log10(wanted)));
        for (double round : ROUND) {
            double step = round * unit;
            // A count has no halves.
            boolean whole = step >= 10 || step == Math.rint(step);
            if (step >= wanted && whole) {
                return new ValueScale(step * LINES, step);
            }
        }
        return new ValueScale(10 * unit * LINES, 10 * unit);
    }

    /// Round times inside the span, four to six of them.
    static List<Instant> times(Instant from, Instant to) {
        Duration span = Duration.between(from, to);
        Duration step = TIME_STEPS.getLast();
        for (Duration candidate : TIME_STEPS) {
            if (span.dividedBy(candidate) <= 6) {
                step = candidate;
                break;
            }
        }
        long seconds = step.toSeconds();
        List<Instant> times = new ArrayList<>();
        long first = Math.ceilDiv(from.getEpochSecond(), seconds) * seconds;
        for (long at = first; at <= to.getEpochSecond(); at += seconds) {
            times.add(Instant.ofEpochSecond(at));
        }
        return times;
    }
}
