package io.signalbox.ui.kit.chart;

import io.signalbox.environment.Colour;
import io.signalbox.fleet.FleetSample;
import io.signalbox.operation.ServerPlace;
import io.signalbox.ui.kit.operation.OperationWords;
import io.signalbox.ui.kit.screen.ConsoleSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Sums the fleet's samples by colour. Remembers the colour of servers that are gone, so that their
/// part of the past stays on the chart. Confined to one thread.
public final class ColourHistory {
    private final Map<String, Colour> colours = new HashMap<>();

    /// Takes note of the servers that are there now.
    public void learn(ConsoleSnapshot snapshot) {
        for (ServerPlace place : snapshot.map().servers().values()) {
            Colour colour = place.colour();
            if (colour != null) {
                colours.put(place.serverId(), colour);
            }
        }
    }

    /// The clients of the last `span`, blue below green, servers of neither colour on top, with the
    /// operations of this run as marks.
    public ChartContent chart(ConsoleSnapshot snapshot, Duration span) {
        Instant to = snapshot.fleet().at();
        Instant from = to.minus(span);
        List<Instant> times = new ArrayList<>();
        List<Double> blue = new ArrayList<>();
        List<Double> green = new ArrayList<>();
        List<Double> other = new ArrayList<>();
        for (FleetSample sample : since(snapshot.fleet().samples(), from)) {
            times.add(sample.at());
            double mine = sum(sample, Colour.BLUE);
            double theirs = sum(sample, Colour.GREEN);
            blue.add(mine);
            green.add(theirs);
            other.add(sample.clients() - mine - theirs);
        }
        List<ChartContent.Series> series = new ArrayList<>();
        boolean anyOther = other.stream().anyMatch(value -> value > 0);
        boolean pair = snapshot.environment().hasAws() || !anyOther;
        if (pair) {
            series.add(area("blue", Ink.BLUE, blue));
            series.add(area("green", Ink.GREEN, green));
        }
        if (anyOther) {
            series.add(area(pair ? "neither" : "clients", Ink.FG2, other));
        }
        return new ChartContent(from, to, times, series, marks(snapshot));
    }

    /// The samples since `from`, and the one before so that lines come in from the edge.
    static List<FleetSample> since(List<FleetSample> samples, Instant from) {
        int first = samples.size();
        while (first > 0 && !samples.get(first - 1).at().isBefore(from)) {
            first--;
        }
        return samples.subList(Math.max(0, first - 1), samples.size());
    }

    private double sum(FleetSample sample, Colour colour) {
        double sum = 0;
        for (Map.Entry<String, Integer> entry : sample.clientsByServer().entrySet()) {
            if (colours.get(entry.getKey()) == colour) {
                sum += entry.getValue();
            }
        }
        return sum;
    }

    private static ChartContent.Series area(String name, Ink ink, List<Double> values) {
        return new ChartContent.Series(name, ink, ChartContent.Shape.AREA, values);
    }

    private static List<ChartContent.Mark> marks(ConsoleSnapshot snapshot) {
        return snapshot.operations().reversed().stream()
                .map(o -> new ChartContent.Mark(o.startedAt(), OperationWords.mark(o.plan())))
                .toList();
    }
}
