package io.signalbox.ui.scaling;

import io.signalbox.cloud.Service;
import io.signalbox.cloud.ServiceEvent;
import io.signalbox.journal.Change;
import io.signalbox.operation.Intent;
import io.signalbox.operation.OperationEvent;
import io.signalbox.operation.Plan;
import io.signalbox.ui.kit.Fact;
import io.signalbox.ui.kit.Tone;
import io.signalbox.ui.kit.operation.OperationProgress;
import io.signalbox.ui.kit.screen.ConsoleSnapshot;
import io.signalbox.ui.kit.words.Numbers;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One line of what happened: a line of the service's own log, or an operation of this console.
///
/// @param what `channels-blue desired 2 → 3`; empty for a line of the service's log
record ActivityRow(Instant at, String what, String text, Tone tone) {

    private static final int MOST = 100;

    /// What happened to `service` and to the group, newest first.
    static List<ActivityRow> of(Service service, @Nullable String group, ConsoleSnapshot snapshot) {
        Stream<ActivityRow> events =
                service.events().stream().map(event -> of(event, service.name()));
        Stream<ActivityRow> operations =
                snapshot.operations().stream()
                        .filter(operation -> concerns(operation.plan(), service.name(), group))
                        .map(ActivityRow::of);
        return Stream.concat(events, operations)
                .sorted(Comparator.comparing(ActivityRow::at).reversed())
                .limit(MOST)
                .toList();
    }

    private static boolean concerns(Plan plan, String service, @Nullable String group) {
        return switch (plan.intent()) {
            case Intent.ScaleService scale -> scale.service().equals(service);
            case Intent.ScaleGroup scale -> scale.group().equals(group);
            case Intent.ShiftTraffic _,
                    Intent.SwitchTraffic _,
                    Intent.RollBackTraffic _,
                    Intent.ChangeFleet _,
                    Intent.DrainServer _,
                    Intent.CancelDrain _,
                    Intent.StopTask _,
                    Intent.OfStacks _ ->
                    false;
        };
    }

    /// ECS begins every line with the service's name, which the screen says already.
    private static ActivityRow of(ServiceEvent event, String service) {
        String text = event.text().strip();
        for (String prefix : List.of("(service " + service + ") ", "service " + service + " ")) {
            if (text.startsWith(prefix)) {
                text = text.substring(prefix.length());
            }
        }
        Tone tone =
                text.contains("unable to") || text.contains("unhealthy") ? Tone.WARN : Tone.NORMAL;
        return new ActivityRow(event.at(), "", text, tone);
    }

    private static ActivityRow of(OperationProgress operation) {
        return new ActivityRow(
                operation.startedAt(),
                changes(operation.plan()),
                ending(operation.end()),
                operation.end() instanceof OperationEvent.Failed ? Tone.CRITICAL : Tone.NORMAL);
    }

    /// As one line of a list.
    ///
    /// @param now the time of what is shown
    Fact fact(Instant now) {
        String line = what.isEmpty() ? text : what + ": " + text;
        return Fact.of(Numbers.moment(at, now), line).tone(tone);
    }

    private static String changes(Plan plan) {
        return plan.changes().isEmpty()
                ? plan.title()
                : plan.changes().stream().map(ActivityRow::of).collect(Collectors.joining(", "));
    }

    private static String of(Change change) {
        return "%s %s \u2192 %s".formatted(change.subject(), change.before(), change.after());
    }

    private static String ending(@Nullable OperationEvent end) {
        return switch (end) {
            case null -> "by operator, running";
            case OperationEvent.Succeeded _ -> "by operator, verified";
            case OperationEvent.Failed failed -> "failed: " + failed.sentence();
            case OperationEvent.Cancelled _ -> "by operator, cancelled";
            case OperationEvent.Started _,
                    OperationEvent.StepRunning _,
                    OperationEvent.StepDone _ ->
                    "by operator, running";
        };
    }
}
