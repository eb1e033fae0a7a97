package io.signalbox.ui.events;

import io.signalbox.fleet.FleetSnapshot;
import io.signalbox.ui.kit.chart.ChartContent;
import io.signalbox.ui.kit.fleet.Rate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
        packets.set(Rate.EVENTS.chart(now, span.get()));
        bytes.set(Rate.BYTES.chart(now, span.get()));
        connections.set(Rate.CONNECTIONS.chart(now, span.get()));
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
