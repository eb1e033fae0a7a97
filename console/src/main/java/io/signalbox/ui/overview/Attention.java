package io.signalbox.ui.overview;

import io.signalbox.cloud.Alarm;
import io.signalbox.cloud.Service;
import io.signalbox.cloud.ServiceEvent;
import io.signalbox.cloud.Target;
import io.signalbox.cloud.TargetGroup;
import io.signalbox.environment.Colour;
import io.signalbox.fleet.ServerEntry;
import io.signalbox.fleet.ServerExtras;
import io.signalbox.operation.ColourTotals;
import io.signalbox.operation.OperationEvent;
import io.signalbox.ui.kit.Tone;
import io.signalbox.ui.kit.operation.OperationProgress;
import io.signalbox.ui.kit.screen.ConsoleSnapshot;
import io.signalbox.ui.kit.words.Numbers;
import io.signalbox.ui.kit.words.StatusWords;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds what an operator should look at, the worst first. Remembers since when tasks are pending, so
/// it is confined to one thread.
final class Attention {
    private static final int SHORT_ID = 12;
    private static final double LAG_LIMIT_MILLIS = 100;
    private static final Duration FAILURES_SHOWN = Duration.ofMinutes(15);

    /// @param tone WARN or CRITICAL
    record Item(Tone tone, String title, String detail) {}

    private final Map<String, Instant> pendingSince = new HashMap<>();

    List<Item> of(ConsoleSnapshot snapshot) {
        List<Item> items = new ArrayList<>();
        status(StatusWords.of(snapshot.fleet(), snapshot.at()), items);
        status(StatusWords.of(snapshot.cloud().status()), items);
        servers(snapshot, items);
        services(snapshot, items);
        targets(snapshot, items);
        alarms(snapshot, items);
        operations(snapshot, items);
        long unreadable = snapshot.fleet().unreadableEvents();
        if (unreadable > 0) {
            items.add(
                    new Item(
                            Tone.WARN,
                            Numbers.count(unreadable, "event", "events") + " could not be read",
                            "The fleet sends something that this console does not know."));
        }
        items.sort(Comparator.comparing(Item::tone).reversed());
        return items;
    }

    private static void status(StatusWords words, List<Item> items) {
        if (words.tone().signed()) {
            items.add(new Item(words.tone(), words.text() + " " + words.detail(), words.help()));
        }
    }

    private static void servers(ConsoleSnapshot snapshot, List<Item> items) {
        for (ServerEntry server : snapshot.fleet().servers()) {
            String name = "Server " + shortId(server.serverId());
            if (!server.healthy()) {
                Duration silent = Duration.between(server.lastSeen(), snapshot.at());
                items.add(
                        new Item(
                                Tone.CRITICAL,
                                name + " silent for " + Numbers.age(silent),
                                "Its clients do not count until it reports again."));
                continue;
            }
            ServerExtras extras = server.extras();
            if (extras != null && extras.redis().equals("disconnected")) {
                items.add(
                        new Item(
                                Tone.CRITICAL,
                                name + " has lost Redis",
                                "Its clients get nothing from the other servers."));
            }
            if (extras != null && extras.maxLoopLagMillis() >= LAG_LIMIT_MILLIS) {
                items.add(
                        new Item(
                                Tone.WARN,
                                name + " lags by " + Math.round(extras.maxLoopLagMillis()) + " ms",
                                "An event loop is late; its clients wait."));
            }
        }
    }

    private void services(ConsoleSnapshot snapshot, List<Item> items) {
        Set<String> pending = new HashSet<>();
        for (Service service : snapshot.cloud().services()) {
            if (service.pending() > 0) {
                pending.add(service.name());
                Instant since = pendingSince.computeIfAbsent(service.name(), _ -> snapshot.at());
                items.add(pending(service, Duration.between(since, snapshot.at())));
            } else if (service.running() < service.desired()) {
                items.add(
                        new Item(
                                Tone.WARN,
                                service.name()
                                        + ": "
                                        + service.running()
                                        + " of "
                                        + Numbers.count(service.desired(), "task", "tasks")
                                        + " running",
                                newestEvent(service)));
            }
            if (service.rolloutState().equals("FAILED")) {
                items.add(
                        new Item(
                                Tone.CRITICAL,
                                service.name() + ": deployment failed",
                                newestEvent(service)));
            }
        }
        pendingSince.keySet().retainAll(pending);
    }

    private static Item pending(Service service, Duration since) {
        String time = since.toSeconds() < 1 ? "" : " for " + Numbers.countdown(since);
        String tasks = Numbers.count(service.pending(), "task", "tasks");
        return new Item(
                Tone.WARN, service.name() + ": " + tasks + " pending" + time, newestEvent(service));
    }

    /// ECS's own words without its way of naming the service first.
    private static String newestEvent(Service service) {
        return service.events().stream()
                .findFirst()
                .map(ServiceEvent::text)
                .map(text -> text.replaceFirst("^\\(service [^)]*\\) ", ""))
                .map(text -> Character.toUpperCase(text.charAt(0)) + text.substring(1))
                .orElse("ECS has not said why.");
    }

    private static void targets(ConsoleSnapshot snapshot, List<Item> items) {
        for (TargetGroup group : snapshot.cloud().targetGroups()) {
            List<Target> bad =
                    group.targets().stream().filter(t -> t.state().equals("unhealthy")).toList();
            if (!bad.isEmpty()) {
                items.add(
                        new Item(
                                Tone.CRITICAL,
                                group.name()
                                        + ": "
                                        + bad.size()
                                        + " of "
                                        + Numbers.count(group.targets().size(), "target", "targets")
                                        + " unhealthy",
                                bad.getFirst().reason()));
            }
        }
        for (Colour colour : Colour.values()) {
            ColourTotals totals = snapshot.map().colour(colour);
            Integer weight = totals.weight();
            if (weight != null && weight > 0 && totals.healthyTargets() == 0) {
                items.add(
                        new Item(
                                Tone.CRITICAL,
                                colour.word() + " gets new connections and has no healthy target",
                                "Its weight on the rule is " + weight + "."));
            }
        }
    }

    private static void alarms(ConsoleSnapshot snapshot, List<Item> items) {
        for (Alarm alarm : snapshot.cloud().alarms().calling()) {
            items.add(
                    new Item(
                            Tone.CRITICAL,
                            "Alarm " + alarm.name() + " since " + Numbers.clock(alarm.since()),
                            alarm.description().isBlank() ? alarm.reason() : alarm.description()));
        }
    }

    private static void operations(ConsoleSnapshot snapshot, List<Item> items) {
        for (OperationProgress operation : snapshot.operations()) {
            if (operation.end() instanceof OperationEvent.Failed failed
                    && failed.at().isAfter(snapshot.at().minus(FAILURES_SHOWN))) {
                items.add(
                        new Item(
                                Tone.CRITICAL,
                                operation.plan().title()
                                        + " failed at "
                                        + Numbers.clock(failed.at()),
                                failed.sentence() + " " + failed.whatToDo()));
            }
        }
    }

    private static String shortId(String id) {
        return id.length() <= SHORT_ID ? id : id.substring(0, SHORT_ID);
    }
}
