package io.signalbox.ui.traffic;

import io.signalbox.cloud.CloudStatus;
import io.signalbox.cloud.Rule;
import io.signalbox.environment.Colour;
import io.signalbox.operation.Intent;
import io.signalbox.operation.TrafficSplit;
import io.signalbox.ui.kit.Tone;
import io.signalbox.ui.kit.chart.ChartContent;
import io.signalbox.ui.kit.chart.ColourHistory;
import io.signalbox.ui.kit.operation.OperationProgress;
import io.signalbox.ui.kit.operation.OperationWords;
import io.signalbox.ui.kit.screen.Actions;
import io.signalbox.ui.kit.screen.Availability;
import io.signalbox.ui.kit.screen.ConsoleSnapshot;
import io.signalbox.ui.kit.words.Numbers;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// What the Traffic screen says, and what its buttons ask for.
final class TrafficViewModel {
    private static final Duration SHOWN_AFTER_END = Duration.ofMinutes(10);

    /// The line under the cards: what was asked, what holds.
    ///
    /// @param remark why the two differ, or how open sockets follow; may be empty
    record Weights(String asked, String live, String read, String remark, Tone tone) {
        static final Weights UNKNOWN = new Weights("nothing yet", "not known", "", "", Tone.NORMAL);
    }

    final StringProperty remark = new SimpleStringProperty("");
    final Map<Colour, ObjectProperty<ColourSide>> sides = new EnumMap<>(Colour.class);
    final ObjectProperty<Optional<TrafficSplit>> split =
            new SimpleObjectProperty<>(Optional.empty());
    final StringProperty splitMissing = new SimpleStringProperty("");
    final StringProperty newConnections = new SimpleStringProperty("");
    final StringProperty rule = new SimpleStringProperty("");
    final StringProperty stickiness = new SimpleStringProperty("");
    final ObjectProperty<Weights> weights = new SimpleObjectProperty<>(Weights.UNKNOWN);
    final ObjectProperty<@Nullable OperationProgress> operation = new SimpleObjectProperty<>();
    final StringProperty operationText = new SimpleStringProperty("");
    final ObjectProperty<Duration> span = new SimpleObjectProperty<>(Duration.ofMinutes(20));
    final ObjectProperty<ChartContent> chart =
            new SimpleObjectProperty<>(ChartContent.nothing(Instant.EPOCH, Duration.ofMinutes(20)));
    final StringProperty blueSockets = new SimpleStringProperty("blue");
    final StringProperty greenSockets = new SimpleStringProperty("green");
    final StringProperty rollBackText = new SimpleStringProperty("Roll back");
    final StringProperty switchText = new SimpleStringProperty("Switch…");
    final ObjectProperty<Availability> mayMove =
            new SimpleObjectProperty<>(Availability.impossible("AWS has not been read yet"));
    final ObjectProperty<Availability> mayRollBack =
            new SimpleObjectProperty<>(Availability.impossible("AWS has not been read yet"));

    private final Actions actions;
    private final ColourHistory history = new ColourHistory();
    private @Nullable ConsoleSnapshot latest;

    TrafficViewModel(Actions actions) {
        this.actions = actions;
        for (Colour colour : Colour.values()) {
            sides.put(colour, new SimpleObjectProperty<>(ColourSide.UNKNOWN));
        }
        span.addListener((_, _, _) -> drawChart());
    }

    ObjectProperty<ColourSide> side(Colour colour) {
        return Objects.requireNonNull(sides.get(colour));
    }

    void show(ConsoleSnapshot snapshot) {
        latest = snapshot;
        for (Colour colour : Colour.values()) {
            side(colour).set(ColourSide.of(colour, snapshot));
        }
        blueSockets.set("blue " + side(Colour.BLUE).get().sockets());
        greenSockets.set("green " + side(Colour.GREEN).get().sockets());
        Optional<TrafficSplit> live = snapshot.map().split();
        points(snapshot, live);
        weights.set(weights(snapshot, live));
        operation(snapshot);
        buttons(snapshot, live);
        drawChart();
    }

    void shift(int greenPercent) {
        actions.request(new Intent.ShiftTraffic(greenPercent));
    }

    /// Sends all new clients to the colour that has less of them now.
    void switchOver() {
        actions.request(new Intent.SwitchTraffic(lesser(split.get())));
    }

    void rollBack() {
        actions.request(new Intent.RollBackTraffic());
    }

    private static Colour lesser(Optional<TrafficSplit> live) {
        return live.filter(split -> split.greenPercent() > 50).isPresent()
                ? Colour.BLUE
                : Colour.GREEN;
    }

    private void points(ConsoleSnapshot snapshot, Optional<TrafficSplit> live) {
        split.set(live);
        double rate = snapshot.fleet().totals().connectsPerSecond();
        newConnections.set(Numbers.rate(rate) + " per second");
        Rule read = snapshot.cloud().rule();
        if (read == null) {
            remark.set("");
            rule.set("");
            stickiness.set("");
            splitMissing.set(missing(snapshot.cloud().status()));
            return;
        }
        splitMissing.set(live.isEmpty() ? "The rule does not name both colours" : "");
        remark.set("listener rule " + read.priority() + " · " + read.conditions());
        rule.set("rule " + read.priority());
        stickiness.set(
                read.stickiness().enabled()
                        ? "sticky "
                                + Numbers.span(Duration.ofSeconds(read.stickiness().seconds()))
                                + " (group)"
                        : "not sticky");
    }

    private static String missing(CloudStatus status) {
        return switch (status) {
            case CloudStatus.NotConfigured _ -> "This environment has no AWS part";
            case CloudStatus.Reading _ -> "AWS is being read for the first time";
            case CloudStatus.Denied(var action) -> "AWS denied " + action;
            case CloudStatus.Failed(var sentence, _) -> sentence;
            case CloudStatus.Ok _, CloudStatus.Throttled _ ->
                    "The environment names no listener rule";
        };
    }

    private static Weights weights(ConsoleSnapshot snapshot, Optional<TrafficSplit> live) {
        if (live.isEmpty()) {
            return Weights.UNKNOWN;
        }
        TrafficSplit now = live.get();
        String read =
                Numbers.age(Duration.between(snapshot.cloud().readAt(), snapshot.at())) + " ago";
        Optional<OperationProgress> last = lastMove(snapshot);
        String asked = last.map(move -> AskedWeights.of(move.plan(), now)).orElse("nothing yet");
        boolean differs =
                last.isPresent()
                        && !last.get().running()
                        && AskedWeights.succeeded(last.get())
                        && !asked.equals(now.text());
        if (differs) {
            return new Weights(
                    asked,
                    now.text(),
                    read,
                    "the rule was changed from elsewhere since",
                    Tone.WARN);
        }
        return new Weights(asked, now.text(), read, following(snapshot, now), Tone.NORMAL);
    }

    /// Weights decide on new connections only; says where the open ones are meanwhile.
    private static String following(ConsoleSnapshot snapshot, TrafficSplit now) {
        int blue = snapshot.map().colour(Colour.BLUE).sockets();
        int green = snapshot.map().colour(Colour.GREEN).sockets();
        if (blue + green == 0) {
            return "no open socket on either colour";
        }
        long greenPercent = Math.round(100.0 * green / (blue + green));
        if (Math.abs(greenPercent - now.greenPercent()) <= 3) {
            return "open sockets divide alike";
        }
        return "open sockets at "
                + (100 - greenPercent)
                + " | "
                + greenPercent
                + " follow as clients reconnect";
    }

    private static Optional<OperationProgress> lastMove(ConsoleSnapshot snapshot) {
        return snapshot.operations().stream()
                .filter(operation -> OperationWords.movesTraffic(operation.plan()))
                .findFirst();
    }

    private void operation(ConsoleSnapshot snapshot) {
        OperationProgress last =
                snapshot.operations().stream()
                        .findFirst()
                        .filter(o -> recent(o, snapshot.at()))
                        .orElse(null);
        operation.set(last);
        operationText.set(
                last == null
                        ? ""
                        : "started "
                                + Numbers.clock(last.startedAt())
                                + ", "
                                + OperationWords.outcome(last));
    }

    private static boolean recent(OperationProgress operation, Instant now) {
        return operation.end() == null || operation.end().at().isAfter(now.minus(SHOWN_AFTER_END));
    }

    private void buttons(ConsoleSnapshot snapshot, Optional<TrafficSplit> live) {
        Optional<TrafficSplit> back = actions.rollBackSplit();
        rollBackText.set(back.map(to -> "Roll back to " + to.text()).orElse("Roll back"));
        switchText.set("Switch to " + lesser(live).word() + "…");
        Availability ready = actions.availability(snapshot);
        mayMove.set(
                ready.and(
                        live.isPresent()
                                ? Availability.POSSIBLE
                                : Availability.impossible(splitMissing.get())));
        mayRollBack.set(
                mayMove.get()
                        .and(
                                back.isPresent()
                                        ? Availability.POSSIBLE
                                        : Availability.impossible(
                                                "Nothing to go back to: no shift is on record")));
    }

    private void drawChart() {
        if (latest != null) {
            history.learn(latest);
            chart.set(history.chart(latest, span.get()));
        }
    }
}
