package io.signalbox.ui.overview;

import io.signalbox.fleet.FleetBucket;
import io.signalbox.fleet.FleetSample;
import io.signalbox.fleet.FleetSnapshot;
import io.signalbox.ui.kit.ChartContent;
import io.signalbox.ui.kit.Ink;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// What the Overview's chart can show.
enum Measure {
    CLIENTS("Clients", "Clients by colour", "", ""),
    CONNECTS("Connects", "Connects and disconnects per second", "connects", "disconnects"),
    EVENTS("Events", "Events per second", "in", "out"),
    BYTES("Bytes", "Bytes per second", "in", "out");

    /// Up to here the samples of every two seconds are drawn, beyond it ten seconds together.
    private static final Duration FINE = Duration.ofMinutes(2);

    private final String word;
    private final String title;
    private final String first;
    private final String second;

    Measure(String word, String title, String first, String second) {
        this.word = word;
        this.title = title;
        this.first = first;
        this.second = second;
    }

    /// The name of the first line; empty for [#CLIENTS].
    String first() {
        return first;
    }

    String second() {
        return second;
    }

    String word() {
        return word;
    }

    String title() {
        return title;
    }

    /// The two directions of a rate; [#CLIENTS] is no rate and gives nothing.
    ChartContent chart(FleetSnapshot fleet, Duration span) {
        return switch (this) {
            case CLIENTS -> ChartContent.nothing(fleet.at(), span);
            case CONNECTS ->
                    of(
                            fleet,
                            span,
                            new Line(s -> s.rates().connects(), FleetBucket::connects),
                            new Line(s -> s.rates().disconnects(), FleetBucket::disconnects));
            case EVENTS ->
                    of(
                            fleet,
                            span,
                            new Line(s -> s.rates().eventsIn(), FleetBucket::packetsIn),
                            new Line(s -> s.rates().eventsOut(), FleetBucket::packetsOut));
            case BYTES ->
                    of(
                            fleet,
                            span,
                            new Line(s -> s.rates().bytesIn(), FleetBucket::bytesIn),
                            new Line(s -> s.rates().bytesOut(), FleetBucket::bytesOut));
        };
    }

    /// @param perSecond of a sample
    /// @param count of a bucket
    private record Line(
            ToDoubleFunction<FleetSample> perSecond, ToDoubleFunction<FleetBucket> count) {}

    private ChartContent of(FleetSnapshot fleet, Duration span, Line in, Line out) {
        Instant to = fleet.at();
        Instant from = to.minus(span);
        List<Instant> times = new ArrayList<>();
        List<Double> one = new ArrayList<>();
        List<Double> two = new ArrayList<>();
        // The newest two still grow, and would fall to nothing at the right edge.
        List<FleetBucket> whole =
                fleet.history().subList(0, Math.max(0, fleet.history().size() - 2));
        if (span.compareTo(FINE) <= 0 || whole.size() < 2) {
            for (FleetSample sample : fleet.samples()) {
                if (!sample.at().isBefore(from)) {
                    times.add(sample.at());
                    one.add(in.perSecond().applyAsDouble(sample));
                    two.add(out.perSecond().applyAsDouble(sample));
                }
            }
        } else {
            for (FleetBucket bucket : whole) {
                if (!bucket.start().isBefore(from)) {
                    times.add(bucket.start().plusSeconds(FleetBucket.SECONDS));
                    one.add(in.count().applyAsDouble(bucket) / FleetBucket.SECONDS);
                    two.add(out.count().applyAsDouble(bucket) / FleetBucket.SECONDS);
                }
            }
        }
        return new ChartContent(
                from,
                to,
                times,
                List.of(
                        new ChartContent.Series(first, Ink.FG, ChartContent.Shape.LINE, one),
                        new ChartContent.Series(second, Ink.ACCENT, ChartContent.Shape.LINE, two)),
                List.of());
    }
}
