package io.signalbox.ui.traffic;

import io.signalbox.cloud.Service;
import io.signalbox.environment.Colour;
import io.signalbox.fleet.FeedStatus;
import io.signalbox.fleet.ServerEntry;
import io.signalbox.fleet.ServerExtras;
import io.signalbox.operation.ColourTotals;
import io.signalbox.ui.kit.Tone;
import io.signalbox.ui.kit.screen.ConsoleSnapshot;
import io.signalbox.ui.kit.words.Numbers;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/// One colour in words.
///
/// @param release revision and version, `channels:41 · 2.7.1`
/// @param live false while the feed is not, so that the numbers are old
/// @param lines what stands under the numbers
record ColourSide(
        String release, String sockets, String newPerSecond, boolean live, List<Line> lines) {
    static final ColourSide UNKNOWN = new ColourSide("", "–", "–", true, List.of());

    record Line(String name, String value, Tone tone) {}

    static ColourSide of(Colour colour, ConsoleSnapshot snapshot) {
        ColourTotals totals = snapshot.map().colour(colour);
        List<ServerExtras> extras =
                snapshot.fleet().servers().stream()
                        .filter(ServerEntry::healthy)
                        .filter(s -> snapshot.map().server(s.serverId()).colour() == colour)
                        .map(ServerEntry::extras)
                        .filter(Objects::nonNull)
                        .toList();
        return new ColourSide(
                release(totals),
                Numbers.grouped(totals.sockets()),
                Numbers.rate(totals.newPerSecond()),
                snapshot.fleet().feed() instanceof FeedStatus.Live,
                List.of(
                        tasks(totals.service()),
                        targets(totals),
                        new Line(
                                "Servers reporting",
                                Integer.toString(totals.servers()),
                                Tone.NORMAL),
                        number(
                                "CPU, mean",
                                values(extras, ServerExtras::cpu).average(),
                                Numbers::percent),
                        number(
                                "Loop lag, worst",
                                values(extras, ServerExtras::maxLoopLagMillis).max(),
                                lag -> Math.round(lag) + " ms")));
    }

    private static DoubleStream values(
            List<ServerExtras> extras, ToDoubleFunction<ServerExtras> value) {
        return extras.stream().mapToDouble(value);
    }

    private static String release(ColourTotals totals) {
        Service service = totals.service();
        String definition = service == null ? "" : service.taskDefinition();
        if (definition.isEmpty() || totals.version().isEmpty()) {
            return definition + totals.version();
        }
        return definition + " · " + totals.version();
    }

    private static Line tasks(@Nullable Service service) {
        if (service == null) {
            return new Line("Desired / running", "–", Tone.QUIET);
        }
        String text = service.desired() + " / " + service.running();
        return service.pending() > 0
                ? new Line(
                        "Desired / running",
                        text + ", " + service.pending() + " pending",
                        Tone.WARN)
                : new Line("Desired / running", text, Tone.NORMAL);
    }

    private static Line targets(ColourTotals totals) {
        if (totals.targetGroup() == null) {
            return new Line("Healthy targets", "–", Tone.QUIET);
        }
        Integer weight = totals.weight();
        boolean weighted = weight != null && weight > 0;
        Tone tone = totals.healthyTargets() < totals.targets() ? Tone.WARN : Tone.NORMAL;
        return new Line(
                "Healthy targets",
                totals.targets() == 0
                        ? "none registered"
                        : totals.healthyTargets() + " of " + totals.targets(),
                weighted && totals.healthyTargets() == 0 ? Tone.CRITICAL : tone);
    }

    private static Line number(String name, OptionalDouble value, DoubleFunction<String> words) {
        return value.isPresent()
                ? new Line(name, words.apply(value.getAsDouble()), Tone.NORMAL)
                : new Line(name, "–", Tone.QUIET);
    }
}
