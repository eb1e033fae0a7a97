package io.signalbox.bench.soak;

import java.util.List;
import java.util.Locale;

/// The straight line through one column of the samples (least squares).
///
/// @param column what was measured
/// @param points how many samples
/// @param seconds from the first to the last
/// @param first the line's value at the beginning
/// @param last the line's value at the end
/// @param perHour its slope
/// @param error standard error of the slope, per hour
record Trend(
        String column,
        int points,
        double seconds,
        double first,
        double last,
        double perHour,
        double error,
        double tolerated) {
    private static final double HOUR = 3600;
    private static final double CERTAIN = 3;
    private static final int FEWEST = 4;
    private static final int SHORTEST_SECONDS = 900;

    /// @param samples in the order of time
    static Trend of(Sample.Column column, List<Sample> samples) {
        int n = samples.size();
        double meanX = samples.stream().mapToDouble(Sample::seconds).average().orElse(0);
        double meanY = samples.stream().mapToDouble(column.value()).average().orElse(0);
        double xx = 0;
        double xy = 0;
        for (Sample s : samples) {
            double x = s.seconds() - meanX;
            xx += x * x;
            xy += x * (column.value().applyAsDouble(s) - meanY);
        }
        double slope = xx == 0 ? 0 : xy / xx;
        double squares = 0;
        for (Sample s : samples) {
            double off = column.value().applyAsDouble(s) - meanY - slope * (s.seconds() - meanX);
            squares += off * off;
        }
        double error = n > 2 && xx > 0 ? Math.sqrt(squares / (n - 2) / xx) : 0;
        double begin = n == 0 ? 0 : samples.getFirst().seconds();
        double end = n == 0 ? 0 : samples.getLast().seconds();
        return new Trend(
                column.name(),
                n,
                end - begin,
                meanY + slope * (begin - meanX),
                meanY + slope * (end - meanX),
                slope * HOUR,
                error * HOUR,
                Math.max(column.tolerated(), 0.03 * Math.abs(meanY)));
    }

    /// The samples of the load without the first third, in which compiled code, pools and caches still fill.
    static List<Sample> settled(List<Sample> samples) {
        List<Sample> load = samples.stream().filter(s -> s.phase().equals("load")).toList();
        long end = load.isEmpty() ? 0 : load.getLast().seconds();
        return load.stream().filter(s -> s.seconds() >= end / 3).toList();
    }

    /// Whether the line rises by more than noise, and surely so.
    boolean grows() {
        return tells() && last - first > tolerated && perHour > CERTAIN * error;
    }

    /// Whether there are enough samples over enough time to tell growth from noise.
    boolean tells() {
        return points >= FEWEST && seconds >= SHORTEST_SECONDS;
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "%-12s %8.1f → %8.1f  %+8.2f ± %.2f per hour  %s",
                column,
                first,
                last,
                perHour,
                error,
                !tells() ? "too short to tell" : grows() ? "growing" : "flat");
    }
}
