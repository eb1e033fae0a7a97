package io.signalbox.ui.events;

import io.signalbox.fleet.FleetBucket;
import io.signalbox.fleet.FleetSample;
import io.signalbox.fleet.FleetSnapshot;
import io.signalbox.ui.kit.ChartContent;
import io.signalbox.ui.kit.Ink;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// How many events there are, for charts: from the servers' own ten seconds, else from what the console
/// sampled itself. FX thread only, but needs no toolkit.
final class EventRates {
    static final List<Duration> SPANS = List.of(Duration.ofMinutes(10), Duration.ofHours(1));

    private final ObjectProperty<Duration> span = new SimpleObjectProperty<>(SPANS.getFirst());
    private final ReadOnlyObjectWrapper<ChartContent> packets = nothing();
    private final ReadOnlyObjectWrapper<ChartContent> bytes = nothing();
    private final ReadOnlyObjectWrapper<ChartContent> connections = nothing();
    private @Nullable FleetSnapshot fleet;

    EventRates() {
        span.addListener((_, _, _) -> draw());
    }

    private static ReadOnlyObjectWrapper<ChartContent> nothing() {
        return new ReadOnlyObjectWrapper<>(ChartContent.nothing(Instant.EPOCH, SPANS.getFirst()));
    }

    void show(FleetSnapshot now) {
        fleet = now;
        draw();
    }

    private void draw() {
        FleetSnapshot now = fleet;
        if (now == null) {
            return;
        }
        if (now.history().isEmpty()) {
            sampled(now);
        } else {
            counted(now);
        }
    }

    private void counted(FleetSnapshot now) {
        Instant from = now.at().minus(span.get());
        // The newest two still grow.
        Instant whole = now.at().minusSeconds(FleetBucket.SECONDS + 2L);
        List<FleetBucket> shown =
                now.history().stream()
                        .filter(bucket -> bucket.start().isAfter(from))
                        .filter(bucket -> bucket.start().isBefore(whole))
                        .toList();
        List<Instant> times = shown.stream().map(FleetBucket::start).toList();
        packets.set(
                content(
                        now,
                        times,
                        line("in", Ink.ACCENT, shown, perSecond(FleetBucket::packetsIn)),
                        line("out", Ink.FG2, shown, perSecond(FleetBucket::packetsOut))));
        bytes.set(
                content(
                        now,
                        times,
                        line("in", Ink.ACCENT, shown, perSecond(FleetBucket::bytesIn)),
                        line("out", Ink.FG2, shown, perSecond(FleetBucket::bytesOut))));
        connections.set(
                content(
                        now,
                        times,
                        line("connects", Ink.ACCENT, shown, perSecond(FleetBucket::connects)),
                        line("disconnects", Ink.FG2, shown, perSecond(FleetBucket::disconnects))));
    }

    private void sampled(FleetSnapshot now) {
        Instant from = now.at().minus(span.get());
        List<FleetSample> shown =
                now.samples().stream().filter(sample -> sample.at().isAfter(from)).toList();
        List<Instant> times = shown.stream().map(FleetSample::at).toList();
        packets.set(
                content(
                        now,
                        times,
                        line("in", Ink.ACCENT, shown, s -> s.rates().eventsIn()),
                        line("out", Ink.FG2, shown, s -> s.rates().eventsOut())));
        bytes.set(
                content(
                        now,
                        times,
                        line("in", Ink.ACCENT, shown, s -> s.rates().bytesIn()),
                        line("out", Ink.FG2, shown, s -> s.rates().bytesOut())));
        connections.set(
                content(
                        now,
                        times,
                        line("connects", Ink.ACCENT, shown, s -> s.rates().connects()),
                        line("disconnects", Ink.FG2, shown, s -> s.rates().disconnects())));
    }

    private static ToDoubleFunction<FleetBucket> perSecond(ToLongFunction<FleetBucket> count) {
        return bucket -> (double) count.applyAsLong(bucket) / FleetBucket.SECONDS;
    }

    private ChartContent content(
            FleetSnapshot now, List<Instant> times, ChartContent.Series... series) {
        return new ChartContent(
                now.at().minus(span.get()), now.at(), times, List.of(series), List.of());
    }

    private static <T> ChartContent.Series line(
            String name, Ink ink, List<T> values, ToDoubleFunction<T> value) {
        return new ChartContent.Series(
                name,
                ink,
                ChartContent.Shape.LINE,
                values.stream().map(value::applyAsDouble).toList());
    }

    ObjectProperty<Duration> span() {
        return span;
    }

    /// Messages with data, per second.
    ReadOnlyObjectProperty<ChartContent> packets() {
        return packets.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<ChartContent> bytes() {
        return bytes.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<ChartContent> connections() {
        return connections.getReadOnlyProperty();
    }
}
