package io.signalbox.ui.overview;

import io.signalbox.cloud.AlarmReading;
import io.signalbox.cloud.CloudStatus;
import io.signalbox.cloud.Group;
import io.signalbox.cloud.Instance;
import io.signalbox.environment.Colour;
import io.signalbox.fleet.FeedStatus;
import io.signalbox.fleet.FleetSample;
import io.signalbox.fleet.FleetSnapshot;
import io.signalbox.fleet.FleetTotals;
import io.signalbox.fleet.Rates;
import io.signalbox.fleet.ServerEntry;
import io.signalbox.fleet.ServerExtras;
import io.signalbox.operation.TrafficSplit;
import io.signalbox.ui.kit.Tone;
import io.signalbox.ui.kit.chart.ChartContent;
import io.signalbox.ui.kit.chart.ColourHistory;
import io.signalbox.ui.kit.operation.OperationProgress;
import io.signalbox.ui.kit.screen.ConsoleSnapshot;
import io.signalbox.ui.kit.screen.ScreenId;
import io.signalbox.ui.kit.tile.Stat;
import io.signalbox.ui.kit.words.NoRows;
import io.signalbox.ui.kit.words.Numbers;
import io.signalbox.ui.kit.words.StatusWords;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// What the Overview says.
final class OverviewViewModel {
    private static final Duration SPARK = Duration.ofMinutes(10);
    private static final int SPARK_POINTS = 60;
    private static final int BUSIEST = 20;

    /// The two sides of a divided bar.
    record Split(double blue, String blueText, double green, String greenText) {
        static final Split NONE = new Split(0, "", 0, "");
    }

    /// A name and a value on one line.
    record Line(String name, String value) {}

    /// A name and a value that lead to a screen.
    record Door(String name, String value, ScreenId opens, String filter) {}

    final StringProperty asOf = new SimpleStringProperty("");
    final ObjectProperty<Stat> clients = new SimpleObjectProperty<>(Stat.UNKNOWN);
    final ObjectProperty<Stat> connects = new SimpleObjectProperty<>(Stat.UNKNOWN);
    final ObjectProperty<Stat> events = new SimpleObjectProperty<>(Stat.UNKNOWN);
    final ObjectProperty<Stat> servers = new SimpleObjectProperty<>(Stat.UNKNOWN);

    /// Mean over the servers, 0..1; NaN where none tells.
    final DoubleProperty cpu = new SimpleDoubleProperty(Double.NaN);

    final ObjectProperty<Duration> span = new SimpleObjectProperty<>(Duration.ofMinutes(10));
    final ObjectProperty<ChartContent> chart =
            new SimpleObjectProperty<>(ChartContent.nothing(Instant.EPOCH, SPARK));
    final ObjectProperty<Measure> measure = new SimpleObjectProperty<>(Measure.CLIENTS);
    final StringProperty chartTitle = new SimpleStringProperty(Measure.CLIENTS.title());

    /// Whether the chart divides by colour now.
    final BooleanProperty byColour = new SimpleBooleanProperty(true);

    /// Whether there is an AWS side to show.
    final BooleanProperty aws = new SimpleBooleanProperty(true);

    final ObjectProperty<List<Door>> doors = new SimpleObjectProperty<>(List.of());
    final ObjectProperty<List<ServerEntry>> busiest = new SimpleObjectProperty<>(List.of());

    /// Why no server is listed.
    final StringProperty serversMissing = new SimpleStringProperty("");

    final StringProperty blueClients = new SimpleStringProperty("blue");
    final StringProperty greenClients = new SimpleStringProperty("green");
    final ObjectProperty<Split> weights = new SimpleObjectProperty<>(Split.NONE);
    final ObjectProperty<Split> sockets = new SimpleObjectProperty<>(Split.NONE);

    /// Why there is no traffic to show; empty when there is.
    final StringProperty trafficMissing = new SimpleStringProperty("");

    final ObjectProperty<@Nullable OperationProgress> operation = new SimpleObjectProperty<>();
    final ObjectProperty<List<Line>> instances = new SimpleObjectProperty<>(List.of());
    final ObjectProperty<List<ServiceRow>> services = new SimpleObjectProperty<>(List.of());
    final StringProperty servicesMissing = new SimpleStringProperty("");
    final ObjectProperty<List<Attention.Item>> attention = new SimpleObjectProperty<>(List.of());
    final ObjectProperty<AlarmReading> alarms = new SimpleObjectProperty<>(AlarmReading.NONE);

    private final ColourHistory history = new ColourHistory();
    private final Attention finder = new Attention();
    private @Nullable ConsoleSnapshot latest;

    OverviewViewModel() {
        span.addListener((_, _, _) -> drawChart());
        measure.addListener((_, _, _) -> drawChart());
    }

    /// The time of what is shown; long ago before the first snapshot.
    Instant now() {
        ConsoleSnapshot snapshot = latest;
        return snapshot == null ? Instant.EPOCH : snapshot.at();
    }

    void show(ConsoleSnapshot snapshot) {
        latest = snapshot;
        asOf.set(
                StatusWords.newestStats(snapshot.fleet())
                        .map(seen -> "as of " + Numbers.clock(seen))
                        .orElse("no numbers yet"));
        numbers(snapshot.fleet(), snapshot.at());
        aws.set(snapshot.environment().hasAws());
        drawChart();
        doors.set(doors(snapshot.fleet()));
        busiest.set(busiest(snapshot.fleet()));
        serversMissing.set(NoRows.of(snapshot.fleet(), "servers"));
        traffic(snapshot);
        instances.set(instanceLines(snapshot));
        services.set(ServiceRow.of(snapshot));
        servicesMissing.set(
                missing(snapshot.cloud().status(), "No service was found in the cluster"));
        attention.set(finder.of(snapshot));
        alarms.set(snapshot.cloud().alarms());
    }

    private void numbers(FleetSnapshot fleet, Instant now) {
        FleetTotals totals = fleet.totals();
        Tone tone = fleet.feed() instanceof FeedStatus.Live ? Tone.NORMAL : Tone.QUIET;
        if (fleet.servers().isEmpty()) {
            Stat nothing = new Stat("–", "no server has reported yet", Tone.NORMAL, List.of());
            List.of(clients, connects, events).forEach(stat -> stat.set(nothing));
        } else {
            clients.set(
                    new Stat(
                            Numbers.grouped(totals.clients()),
                            clientsHint(fleet),
                            tone,
                            spark(fleet, FleetSample::clients)));
            connects.set(
                    new Stat(
                            pair(totals.connectsPerSecond(), totals.disconnectsPerSecond()),
                            "per second",
                            tone,
                            spark(fleet, s -> s.rates().connects() + s.rates().disconnects())));
            events.set(
                    new Stat(
                            pair(totals.eventsInPerSecond(), totals.eventsOutPerSecond()),
                            "per second · " + Numbers.bytes(totals.bytesOutPerSecond()) + "/s out",
                            tone,
                            spark(fleet, s -> events(s.rates()))));
        }
        servers.set(serverStat(fleet, now));
        cpu.set(
                fleet.servers().stream()
                        .map(ServerEntry::extras)
                        .filter(Objects::nonNull)
                        .mapToDouble(ServerExtras::cpu)
                        .average()
                        .orElse(Double.NaN));
    }

    private static double events(Rates rates) {
        return rates.eventsIn() + rates.eventsOut();
    }

    private static String pair(double in, double out) {
        return Numbers.rate(in) + " / " + Numbers.rate(out);
    }

    private static String clientsHint(FleetSnapshot fleet) {
        FleetTotals totals = fleet.totals();
        String polling =
                totals.clients() == 0
                        ? "nobody is connected"
                        : Numbers.percent((double) totals.pollingClients() / totals.clients())
                                + " polling";
        List<FleetSample> samples = fleet.samples();
        Instant from = fleet.at().minus(SPARK);
        FleetSample before =
                samples.stream().filter(s -> !s.at().isBefore(from)).findFirst().orElse(null);
        if (before == null || Duration.between(before.at(), fleet.at()).toSeconds() < 20) {
            return polling;
        }
        int change = totals.clients() - before.clients();
        String sign = change < 0 ? "− " : "+ ";
        String time = Numbers.age(Duration.between(before.at(), fleet.at()));
        return sign + Numbers.grouped(Math.abs(change)) + " in " + time + " · " + polling;
    }

    private static List<Double> spark(FleetSnapshot fleet, ToDoubleFunction<FleetSample> value) {
        Instant from = fleet.at().minus(SPARK);
        List<FleetSample> samples =
                fleet.samples().stream().filter(s -> !s.at().isBefore(from)).toList();
        List<Double> line = new ArrayList<>();
        int every = Math.max(1, samples.size() / SPARK_POINTS);
        // Counted from the newest, so that the line does not dance as it moves on.
        for (int i = samples.size() - 1; i >= 0; i -= every) {
            line.addFirst(value.applyAsDouble(samples.get(i)));
        }
        return line;
    }

    private static Stat serverStat(FleetSnapshot fleet, Instant now) {
        long silent = fleet.servers().stream().filter(server -> !server.healthy()).count();
        String count = Numbers.grouped(fleet.servers().size());
        if (silent > 0) {
            return new Stat(count, silent + " silent for over 10 s", Tone.CRITICAL, List.of());
        }
        if (!(fleet.feed() instanceof FeedStatus.Live) && !fleet.servers().isEmpty()) {
            return new Stat(count, "as last reported", Tone.QUIET, List.of());
        }
        return fleet.servers().stream()
                .map(ServerEntry::lastSeen)
                .min(Instant::compareTo)
                .map(seen -> Numbers.age(Duration.between(seen, now)))
                .map(
                        age ->
                                new Stat(
                                        count,
                                        "all reporting · oldest " + age,
                                        Tone.NORMAL,
                                        List.of()))
                .orElse(new Stat("0", "none has reported yet", Tone.NORMAL, List.of()));
    }

    private void drawChart() {
        if (latest != null) {
            history.learn(latest);
            Measure shown = measure.get();
            boolean clients = shown == Measure.CLIENTS;
            chart.set(
                    clients
                            ? history.chart(latest, span.get())
                            : shown.chart(latest.fleet(), span.get()));
            byColour.set(clients && (aws.get() || coloured(latest)));
            chartTitle.set(clients && !byColour.get() ? "Clients" : shown.title());
        }
    }

    /// Signalbox's own servers say their colour also where AWS is not asked.
    private static boolean coloured(ConsoleSnapshot snapshot) {
        return snapshot.map().servers().values().stream().anyMatch(place -> place.colour() != null);
    }

    private static List<Door> doors(FleetSnapshot fleet) {
        if (fleet.servers().isEmpty()) {
            return List.of();
        }
        FleetTotals totals = fleet.totals();
        String rooms = fleet.developmentMode() ? Numbers.grouped(totals.rooms()) : "not told";
        return List.of(
                new Door("Rooms", rooms, ScreenId.ROOMS, ""),
                new Door("Sockets", Numbers.grouped(totals.sockets()), ScreenId.CLIENTS, ""),
                new Door("Namespaces", Numbers.grouped(totals.namespaces()), ScreenId.ROOMS, ""),
                new Door(
                        "Polling",
                        Numbers.grouped(totals.pollingClients()) + share(totals),
                        ScreenId.CLIENTS,
                        "transport:polling"),
                new Door(
                        "Bytes in / out",
                        Numbers.bytes(totals.bytesInPerSecond())
                                + " / "
                                + Numbers.bytes(totals.bytesOutPerSecond())
                                + " per s",
                        ScreenId.EVENTS,
                        ""));
    }

    private static String share(FleetTotals totals) {
        return totals.clients() == 0
                ? ""
                : ", " + Numbers.percent((double) totals.pollingClients() / totals.clients());
    }

    private static List<ServerEntry> busiest(FleetSnapshot fleet) {
        return fleet.servers().stream()
                .sorted(Comparator.comparingInt(ServerEntry::clients).reversed())
                .limit(BUSIEST)
                .toList();
    }

    private void traffic(ConsoleSnapshot snapshot) {
        int blue = snapshot.map().colour(Colour.BLUE).sockets();
        int green = snapshot.map().colour(Colour.GREEN).sockets();
        blueClients.set("blue " + Numbers.grouped(blue));
        greenClients.set("green " + Numbers.grouped(green));
        sockets.set(new Split(blue, Numbers.grouped(blue), green, Numbers.grouped(green)));
        weights.set(snapshot.map().split().map(OverviewViewModel::weights).orElse(Split.NONE));
        trafficMissing.set(
                snapshot.map().split().isPresent()
                        ? ""
                        : missing(
                                snapshot.cloud().status(),
                                "The environment names no listener rule with both colours"));
        operation.set(snapshot.runningOperation().orElse(null));
    }

    private static Split weights(TrafficSplit split) {
        return new Split(
                split.blue(), "blue " + split.blue(), split.green(), "green " + split.green());
    }

    private static List<Line> instanceLines(ConsoleSnapshot snapshot) {
        List<Line> lines = new ArrayList<>();
        for (Group group : snapshot.cloud().groups()) {
            String limits = group.min() + " to " + group.max();
            lines.add(new Line(group.name(), group.desired() + " of " + limits));
        }
        List<Instance> instances = snapshot.cloud().instances();
        int total = instances.stream().mapToInt(Instance::cpuTotal).sum();
        int free = instances.stream().mapToInt(Instance::cpuFree).sum();
        if (total > 0) {
            lines.add(new Line("CPU reserved", Numbers.percent((double) (total - free) / total)));
        }
        return lines;
    }

    private static String missing(CloudStatus status, String otherwise) {
        return switch (status) {
            case CloudStatus.NotConfigured _ ->
                    "This environment has no AWS part; only the fleet is watched";
            case CloudStatus.Reading _ -> "AWS is being read for the first time";
            case CloudStatus.Denied(var action) -> "AWS denied " + action;
            case CloudStatus.Failed(var sentence, _) -> sentence;
            case CloudStatus.Ok _, CloudStatus.Throttled _ -> otherwise;
        };
    }
}
