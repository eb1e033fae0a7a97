package io.signalbox.ui.overview;

import io.signalbox.fleet.FleetSnapshot;
import io.signalbox.ui.kit.chart.ChartContent;
import io.signalbox.ui.kit.fleet.Rate;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What the Overview's chart can show.
enum Measure {
    CLIENTS("Clients", "Clients by colour", null),
    CONNECTS("Connects", "Connects and disconnects per second", Rate.CONNECTIONS),
    EVENTS("Events", "Events per second", Rate.EVENTS),
    BYTES("Bytes", "Bytes per second", Rate.BYTES);

    private final String word;
    private final String title;
    private final @Nullable Rate rate;

    Measure(String word, String title, @Nullable Rate rate) {
        this.word = word;
        this.title = title;
        this.rate = rate;
    }

    String word() {
        return word;
    }

    String title() {
        return title;
    }

    /// The name of the first line; empty for [#CLIENTS].
    String first() {
        return rate == null ? "" : rate.first();
    }

    String second() {
        return rate == null ? "" : rate.second();
    }

    /// The two directions of a rate; [#CLIENTS] is no rate and gives nothing.
    ChartContent chart(FleetSnapshot fleet, Duration span) {
        return rate == null ? ChartContent.nothing(fleet.at(), span) : rate.chart(fleet, span);
    }
}
