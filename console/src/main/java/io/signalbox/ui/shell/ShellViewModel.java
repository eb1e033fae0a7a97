package io.signalbox.ui.shell;

import io.signalbox.cloud.Identity;
import io.signalbox.environment.AwsTarget;
import io.signalbox.environment.Environment;
import io.signalbox.environment.EnvironmentKind;
import io.signalbox.operation.TrafficSplit;
import io.signalbox.ui.kit.Tone;
import io.signalbox.ui.kit.screen.ConsoleSnapshot;
import io.signalbox.ui.kit.screen.ScreenId;
import io.signalbox.ui.kit.words.Numbers;
import io.signalbox.ui.kit.words.StatusWords;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// What band, rail and status bar say.
final class ShellViewModel {
    private static final Set<String> REPORTING = Set.of("ALL_EVENTS", "AGGREGATED_EVENTS");
    private static final StatusWords SILENT = new StatusWords(Tone.NORMAL, "", "", "");

    final ObjectProperty<EnvironmentKind> kind = new SimpleObjectProperty<>(EnvironmentKind.OTHER);
    final StringProperty kindWord = new SimpleStringProperty("");
    final StringProperty name = new SimpleStringProperty("");
    final StringProperty account = new SimpleStringProperty("");
    final StringProperty region = new SimpleStringProperty("");
    final StringProperty role = new SimpleStringProperty("");
    final BooleanProperty armed = new SimpleBooleanProperty();
    final BooleanProperty writable = new SimpleBooleanProperty();
    final StringProperty armedText = new SimpleStringProperty("");
    final ObjectProperty<StatusWords> feed = new SimpleObjectProperty<>(SILENT);
    final ObjectProperty<StatusWords> aws = new SimpleObjectProperty<>(SILENT);
    final StringProperty events = new SimpleStringProperty("");
    final StringProperty error = new SimpleStringProperty("No errors");
    final BooleanProperty failed = new SimpleBooleanProperty();
    private final Map<ScreenId, StringProperty> counts = new EnumMap<>(ScreenId.class);

    ShellViewModel() {
        for (ScreenId screen : ScreenId.values()) {
            counts.put(screen, new SimpleStringProperty(""));
        }
    }

    /// What stands at the right of a screen's name in the rail; empty for nothing.
    StringProperty count(ScreenId screen) {
        return Objects.requireNonNull(counts.get(screen));
    }

    void show(ConsoleSnapshot snapshot) {
        environment(snapshot.environment(), snapshot.cloud().identity(), snapshot.at());
        boolean nowArmed = snapshot.armed();
        armed.set(nowArmed);
        writable.set(
                snapshot.environment().hasAws()
                        || offersActions(snapshot.fleet().supportedFeatures()));
        armedText.set(
                "Armed · " + Numbers.countdown(snapshot.arming().left(snapshot.at())) + " left");
        feed.set(StatusWords.of(snapshot.fleet(), snapshot.at()));
        aws.set(StatusWords.of(snapshot.cloud().status()));
        double perSecond =
                snapshot.fleet().totals().eventsInPerSecond()
                        + snapshot.fleet().totals().eventsOutPerSecond();
        events.set(Numbers.rate(perSecond) + " events/s");
        String last = snapshot.lastError();
        failed.set(last != null);
        error.set(last == null ? "No errors" : last);
        counts(snapshot);
    }

    /// What servers announce beside this only says how they report.
    private static boolean offersActions(Set<String> announced) {
        return announced.stream().anyMatch(feature -> !REPORTING.contains(feature));
    }

    /// How long the AWS session still lasts, where that is known.
    private static String left(Identity identity, Instant now) {
        Instant until = identity.until();
        if (until == null) {
            return "";
        }
        return now.isBefore(until)
                ? ", session " + Numbers.countdown(Duration.between(now, until)) + " left"
                : ", session over";
    }

    private void environment(Environment environment, @Nullable Identity identity, Instant now) {
        kind.set(environment.kind());
        String word = environment.kind().word();
        kindWord.set(Character.toUpperCase(word.charAt(0)) + word.substring(1));
        name.set(environment.name());
        AwsTarget target = environment.aws();
        account.set(identity == null ? "" : "account " + identity.account());
        region.set(target == null ? "" : target.region());
        role.set(identity == null ? "" : "role " + identity.shortName() + left(identity, now));
    }

    private void counts(ConsoleSnapshot snapshot) {
        count(ScreenId.SERVERS).set(Numbers.grouped(snapshot.fleet().servers().size()));
        count(ScreenId.CLIENTS).set(Numbers.grouped(snapshot.fleet().totals().clients()));
        count(ScreenId.ROOMS)
                .set(
                        snapshot.fleet().developmentMode()
                                ? Numbers.grouped(snapshot.fleet().totals().rooms())
                                : "");
        count(ScreenId.TRAFFIC).set(snapshot.map().split().map(TrafficSplit::text).orElse(""));
    }
}
