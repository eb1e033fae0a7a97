package io.signalbox.ui.kit.fleet;

import io.signalbox.fleet.FleetBucket;
import io.signalbox.fleet.FleetSample;
import io.signalbox.fleet.FleetSnapshot;
import io.signalbox.fleet.Rates;
import io.signalbox.ui.kit.chart.ChartContent;
import io.signalbox.ui.kit.chart.Ink;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/// A rate of the whole fleet in its two directions, per second, as it is drawn over time.
// What a direction holds are references to methods without state.
@SuppressWarnings("ImmutableEnumChecker")
public enum Rate {
    CONNECTIONS(
            "connects",
            Rates::connects,
            FleetBucket::connects,
            "disconnects",
            Rates::disconnects,
            FleetBucket::disconnects),
    EVENTS(
            "in",
            Rates::eventsIn,
            FleetBucket::packetsIn,
            "out",
            Rates::eventsOut,
            FleetBucket::packetsOut),
    BYTES(
            "in",
            Rates::bytesIn,
            FleetBucket::bytesIn,
            "out",
            Rates::bytesOut,
            FleetBucket::bytesOut);

    /// Up to here the samples of every two seconds are drawn, beyond it ten seconds together.
    private static final Duration FINE = Duration.ofMinutes(2);

    /// Servers tell of a second up to two seconds later.
    private static final long SETTLED_SECONDS = FleetBucket.SECONDS + 2L;

    private record Direction(
            String name, ToDoubleFunction<Rates> sampled, ToLongFunction<FleetBucket> counted) {}

    private final Direction first;
    private final Direction second;

    Rate(
            String first,
            ToDoubleFunction<Rates> firstSampled,
            ToLongFunction<FleetBucket> firstCounted,
            String second,
            ToDoubleFunction<Rates> secondSampled,
            ToLongFunction<FleetBucket> secondCounted) {
        this.first = new Direction(first, firstSampled, firstCounted);
        this.second = new Direction(second, secondSampled, secondCounted);
    }

    /// What the first line is called.
    public String first() {
        return first.name();
    }

    public String second() {
        return second.name();
    }

    /// The last `span`, to the snapshot's own time.
    public ChartContent chart(FleetSnapshot fleet, Duration span) {
        Instant from = fleet.at().minus(span);
        Instant settled = fleet.at().minusSeconds(SETTLED_SECONDS);
        List<FleetBucket> counted =
                fleet.history().stream()
                        .filter(bucket -> bucket.start().isAfter(from))
                        .filter(bucket -> bucket.start().isBefore(settled))
                        .toList();
        return span.compareTo(FINE) <= 0 || counted.size() < 2
                ? sampled(fleet, from)
                : counted(fleet, from, counted);
    }

    private ChartContent counted(FleetSnapshot fleet, Instant from, List<FleetBucket> shown) {
        return content(
                fleet,
                from,
                shown.stream().map(b -> b.start().plusSeconds(FleetBucket.SECONDS)).toList(),
                shown.stream().map(b -> perSecond(first, b)).toList(),
                shown.stream().map(b -> perSecond(second, b)).toList());
    }

    private ChartContent sampled(FleetSnapshot fleet, Instant from) {
        List<FleetSample> shown =
                fleet.samples().stream().filter(sample -> sample.at().isAfter(from)).toList();
        return content(
                fleet,
                from,
                shown.stream().map(FleetSample::at).toList(),
                shown.stream().map(s -> first.sampled().applyAsDouble(s.rates())).toList(),
                shown.stream().map(s -> second.sampled().applyAsDouble(s.rates())).toList());
    }

    private static double perSecond(Direction direction, FleetBucket bucket) {
        return (double) direction.counted().applyAsLong(bucket) / FleetBucket.SECONDS;
    }

    private ChartContent content(
            FleetSnapshot fleet,
            Instant from,
            List<Instant> times,
            List<Double> one,
            List<Double> two) {
        return new ChartContent(
                from,
                fleet.at(),
                times,
                List.of(
                        new ChartContent.Series(first(), Ink.FG, ChartContent.Shape.LINE, one),
                        new ChartContent.Series(
                                second(), Ink.ACCENT, ChartContent.Shape.LINE, two)),
                List.of());
    }
}
