package io.signalbox.ui.scaling;

import io.signalbox.ui.kit.chart.ChartContent;
import io.signalbox.ui.kit.chart.ChartContent.Series;
import io.signalbox.ui.kit.chart.ChartContent.Shape;
import io.signalbox.ui.kit.chart.Ink;
import io.signalbox.ui.scaling.TaskHistory.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// The chart of a service's tasks: running, desired, and sockets per task on the tasks' axis.
final class TaskChart {

    private static final Duration SHORTEST = Duration.ofMinutes(5);

    private TaskChart() {}

    /// @param samples oldest first
    static ChartContent of(List<Sample> samples) {
        if (samples.isEmpty()) {
            return ChartContent.nothing(Instant.EPOCH, SHORTEST);
        }
        Instant to = samples.getLast().at();
        Instant shortest = to.minus(SHORTEST);
        Instant first = samples.getFirst().at();
        return new ChartContent(
                first.isBefore(shortest) ? first : shortest,
                to,
                samples.stream().map(Sample::at).toList(),
                List.of(sockets(samples), desired(samples), running(samples)),
                List.of());
    }

    private static Series running(List<Sample> samples) {
        return new Series(
                "running",
                Ink.FG,
                Shape.STEP,
                samples.stream().map(sample -> (double) sample.running()).toList());
    }

    private static Series desired(List<Sample> samples) {
        return new Series(
                "desired",
                Ink.FG2,
                Shape.STEP_DASHED,
                samples.stream().map(sample -> (double) sample.desired()).toList());
    }

    /// Scaled so that its highest value stands a little under the most tasks: one axis for both.
    private static Series sockets(List<Sample> samples) {
        double most = samples.stream().mapToDouble(Sample::socketsPerTask).max().orElse(0);
        int tasks = samples.stream().mapToInt(Sample::running).max().orElse(0);
        double scale = most == 0 ? 0 : 0.9 * Math.max(1, tasks) / most;
        return new Series(
                "sockets per task (scaled)",
                Ink.ACCENT,
                Shape.LINE,
                samples.stream().map(sample -> sample.socketsPerTask() * scale).toList());
    }
}
