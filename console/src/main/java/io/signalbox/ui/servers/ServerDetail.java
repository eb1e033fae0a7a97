package io.signalbox.ui.servers;

import io.signalbox.cloud.Task;
import io.signalbox.environment.Colour;
import io.signalbox.fleet.FleetSample;
import io.signalbox.fleet.ServerExtras;
import io.signalbox.ui.kit.Fact;
import io.signalbox.ui.kit.Tone;
import io.signalbox.ui.kit.chart.ChartContent;
import io.signalbox.ui.kit.chart.ChartContent.Series;
import io.signalbox.ui.kit.chart.ChartContent.Shape;
import io.signalbox.ui.kit.chart.Ink;
import io.signalbox.ui.kit.words.Numbers;
import io.signalbox.ui.servers.LagHistory.Lag;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What the cards below the table show of one server.
///
/// @param clientsNote the last values in words
/// @param lag blank where the server does not report it
record ServerDetail(
        ServerRow row,
        ChartContent clients,
        String clientsNote,
        ChartContent lag,
        String lagNote,
        List<Fact> identity) {

    private static final Duration SPAN = Duration.ofMinutes(10);

    static ServerDetail of(ServerRow row, List<FleetSample> samples, List<Lag> lags) {
        return new ServerDetail(
                row,
                clients(row, samples),
                clientsNote(row),
                lag(row, lags),
                lagNote(row, lags),
                identity(row));
    }

    private static ChartContent clients(ServerRow row, List<FleetSample> samples) {
        Instant from = row.asOf().minus(SPAN);
        List<Instant> times = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (FleetSample sample : samples) {
            Integer clients = sample.clientsByServer().get(row.serverId());
            if (!sample.at().isBefore(from) && (clients != null || !times.isEmpty())) {
                times.add(sample.at());
                values.add(clients == null ? Double.NaN : clients.doubleValue());
            }
        }
        Colour colour = row.colour();
        Ink ink = colour == null ? Ink.FG2 : Ink.of(colour);
        return content(row.asOf(), times, new Series("clients", ink, Shape.LINE, values));
    }

    private static String clientsNote(ServerRow row) {
        String now =
                Numbers.grouped(row.entry().clients())
                        + " now \u00b7 "
                        + Numbers.rate(row.entry().connectsPerSecond())
                        + " new/s";
        ServerExtras extras = row.extras();
        return extras == null
                ? now
                : now + " \u00b7 " + Numbers.count(extras.rooms(), "room", "rooms");
    }

    private static ChartContent lag(ServerRow row, List<Lag> lags) {
        return content(
                row.asOf(),
                lags.stream().map(Lag::at).toList(),
                new Series(
                        "loop lag, ms",
                        row.lagging() ? Ink.WARN : Ink.FG2,
                        Shape.LINE,
                        lags.stream().map(Lag::millis).toList()));
    }

    private static String lagNote(ServerRow row, List<Lag> lags) {
        ServerExtras extras = row.extras();
        return extras == null
                ? ""
                : "%s now \u00b7 usual %s"
                        .formatted(
                                millis(extras.maxLoopLagMillis()), millis(LagHistory.usual(lags)));
    }

    private static ChartContent content(Instant now, List<Instant> times, Series series) {
        // A young server's line begins where it began, not ten minutes ago at the far left.
        Instant from = now.minus(SPAN);
        return new ChartContent(from, now, times, List.of(series), List.of());
    }

    /// `2 ms`, `0.4 ms`.
    static String millis(double millis) {
        return millis >= 9.95 || Math.rint(millis) == millis
                ? Numbers.grouped(Math.round(millis)) + " ms"
                : String.format(Locale.ROOT, "%.1f ms", millis);
    }

    private static List<Fact> identity(ServerRow row) {
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.mono("Server id", row.serverId()));
        Task task = row.place().task();
        if (task != null && task.service() != null) {
            facts.add(Fact.of("Service", task.service() + ", " + task.taskDefinition()));
        }
        facts.add(Fact.mono("Process", row.entry().hostname() + ", pid " + row.entry().pid()));
        ServerExtras extras = row.extras();
        if (extras != null) {
            facts.add(Fact.of("Version", extras.version()));
            Tone tone = extras.redis().equals("disconnected") ? Tone.WARN : Tone.NORMAL;
            facts.add(Fact.of("Redis", extras.redis()).tone(tone));
            facts.add(Fact.of("Heap", heap(extras)));
        }
        if (!row.instanceId().isEmpty()) {
            facts.add(Fact.mono("Instance", row.instanceId()));
        }
        facts.add(Fact.of("Traffic", traffic(row)));
        facts.add(target(row));
        facts.add(Fact.of("Started", started(row)));
        return facts;
    }

    private static String traffic(ServerRow row) {
        return "%s events/s, %s of clients on polling"
                .formatted(
                        Numbers.rate(row.eventsPerSecond()), Numbers.percent(row.pollingShare()));
    }

    private static String heap(ServerExtras extras) {
        return "%s of %s"
                .formatted(
                        Numbers.bytes((double) extras.heapUsedBytes()),
                        Numbers.bytes((double) extras.heapMaxBytes()));
    }

    private static Fact target(ServerRow row) {
        if (row.place().target() == null) {
            return Fact.of("Target", "none known").tone(Tone.QUIET);
        }
        String reason = row.place().target().reason();
        String text = reason.isEmpty() ? row.target() : row.target() + ", " + reason;
        return Fact.of("Target", text).tone(row.targetWell() ? Tone.NORMAL : Tone.WARN);
    }

    private static String started(ServerRow row) {
        Instant at = row.entry().lastSeen().minus(row.entry().uptime());
        return "%s, up %s".formatted(Numbers.clock(at), Numbers.age(row.entry().uptime()));
    }
}
