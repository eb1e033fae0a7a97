package io.signalbox.ui.notices;

import io.signalbox.cloud.CloudStatus;
import io.signalbox.environment.Thresholds;
import io.signalbox.fleet.FeedStatus;
import io.signalbox.fleet.FleetSnapshot;
import io.signalbox.fleet.ServerEntry;
import io.signalbox.operation.OperationEvent;
import io.signalbox.ui.kit.operation.OperationProgress;
import io.signalbox.ui.kit.operation.OperationWords;
import io.signalbox.ui.kit.screen.ConsoleSnapshot;
import io.signalbox.ui.kit.screen.ScreenId;
import io.signalbox.ui.kit.words.Numbers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Decides from one snapshot to the next what an operator is told. A state is told once when it
/// begins and once when it ends; one that flickers is told once. Confined to one thread; no toolkit.
public final class NoticeRules {
    private static final Duration STEADY = Duration.ofSeconds(5);
    private static final Duration LOST = Duration.ofSeconds(10);

    /// Shares of fewer clients say nothing.
    private static final int FEW = 10;

    private final Thresholds thresholds;
    private final Watched feed = new Watched(Duration.ZERO, Duration.ZERO);
    private final Watched polling = new Watched(STEADY, STEADY);
    private final Watched lag = new Watched(STEADY, STEADY);
    private final Watched denied = new Watched(Duration.ZERO, STEADY);
    private final ClientsDown clientsDown;
    private final Set<String> unhealthy = new HashSet<>();
    private final Set<String> ended = new HashSet<>();
    private final AlarmRules alarms = new AlarmRules();
    private List<Notice> told = new ArrayList<>();
    private Instant notLiveSince = Instant.MAX;
    private String deniedAction = "";

    public NoticeRules(Thresholds thresholds) {
        this.thresholds = thresholds;
        this.clientsDown = new ClientsDown(thresholds.clientsDownPercent());
    }

    /// What is to be told now, most of the time nothing.
    ///
    /// @param dialogOpen whether the operation with this id is followed in its own dialog, which then
    ///     tells how it ends
    public List<Notice> observe(ConsoleSnapshot snapshot, Predicate<String> dialogOpen) {
        told = new ArrayList<>();
        feed(snapshot);
        if (snapshot.fleet().feed() instanceof FeedStatus.Live) {
            servers(snapshot);
            clients(snapshot);
            polling(snapshot);
            lag(snapshot);
        } else {
            clientsDown.forget();
        }
        aws(snapshot);
        for (AlarmRules.Told alarm : alarms.observe(snapshot.cloud().alarms())) {
            tell(snapshot, alarm.level(), alarm.sentence(), ScreenId.OVERVIEW, "");
        }
        operations(snapshot, dialogOpen);
        return List.copyOf(told);
    }

    private void feed(ConsoleSnapshot now) {
        Instant at = now.at();
        switch (now.fleet().feed()) {
            case FeedStatus.Live _ -> {
                notLiveSince = Instant.MAX;
                if (feed.judge(false, at) == Watched.Turn.ENDED) {
                    tell(now, Notice.Level.INFO, "The feed is live again", ScreenId.OVERVIEW, "");
                }
            }
            case FeedStatus.Refused refused -> bad(now, "Feed refused: " + refused.sentence());
            case FeedStatus.Stale _ ->
                    bad(now, "Feed stale: connected, but no server sends statistics");
            case FeedStatus.Reconnecting(_, _, String reason, _) -> {
                notLiveSince = at.isBefore(notLiveSince) ? at : notLiveSince;
                if (!at.isBefore(notLiveSince.plus(LOST))) {
                    bad(now, "Feed lost: " + reason);
                }
            }
            case FeedStatus.Connecting _, FeedStatus.Stopped _ -> {}
        }
    }

    private void bad(ConsoleSnapshot now, String sentence) {
        if (feed.judge(true, now.at()) == Watched.Turn.BEGAN) {
            tell(now, Notice.Level.CRITICAL, bare(sentence), ScreenId.OVERVIEW, "");
        }
    }

    private static String bare(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    private void servers(ConsoleSnapshot now) {
        if (!thresholds.serverUnhealthy()) {
            return;
        }
        List<String> fallen = new ArrayList<>();
        List<String> risen = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (ServerEntry server : now.fleet().servers()) {
            known.add(server.serverId());
            if (!server.healthy() && unhealthy.add(server.serverId())) {
                fallen.add(server.serverId());
            } else if (server.healthy() && unhealthy.remove(server.serverId())) {
                risen.add(server.serverId());
            }
        }
        unhealthy.retainAll(known);
        if (!fallen.isEmpty()) {
            tell(
                    now,
                    Notice.Level.CRITICAL,
                    names(fallen) + " unhealthy: no statistics for ten seconds",
                    ScreenId.SERVERS,
                    fallen.size() == 1 ? fallen.getFirst() : "");
        }
        if (!risen.isEmpty()) {
            tell(now, Notice.Level.INFO, names(risen) + " healthy again", ScreenId.SERVERS, "");
        }
    }

    /// `Server a is`, `Servers a, b and 4 more are`.
    private static String names(List<String> ids) {
        if (ids.size() == 1) {
            return "Server " + ids.getFirst() + " is";
        }
        int shown = Math.min(3, ids.size());
        String more = ids.size() > shown ? " and " + (ids.size() - shown) + " more" : "";
        return "Servers " + String.join(", ", ids.subList(0, shown)) + more + " are";
    }

    private void clients(ConsoleSnapshot now) {
        clientsDown
                .observe(now.at(), now.fleet().totals().clients())
                .ifPresent(
                        change ->
                                tell(
                                        now,
                                        change.down() ? Notice.Level.CRITICAL : Notice.Level.INFO,
                                        change.sentence(),
                                        ScreenId.CLIENTS,
                                        ""));
    }

    private void polling(ConsoleSnapshot now) {
        int clients = now.fleet().totals().clients();
        int limit = thresholds.pollingPercent();
        if (limit == 0 || clients < FEW) {
            return;
        }
        long percent = Math.round(100.0 * now.fleet().totals().pollingClients() / clients);
        switch (polling.judge(percent > limit, now.at())) {
            case BEGAN ->
                    tell(
                            now,
                            Notice.Level.WARN,
                            percent + " % of the clients are on long-polling, over " + limit + " %",
                            ScreenId.CLIENTS,
                            "transport:polling");
            case ENDED ->
                    tell(
                            now,
                            Notice.Level.INFO,
                            "Only " + percent + " % of the clients are on long-polling again",
                            ScreenId.CLIENTS,
                            "");
            case NONE -> {}
        }
    }

    private void lag(ConsoleSnapshot now) {
        int limit = thresholds.loopLagMillis();
        Optional<ServerEntry> latest = latest(now.fleet());
        if (limit == 0 || latest.isEmpty()) {
            return;
        }
        double millis = lagOf(latest.get());
        switch (lag.judge(millis > limit, now.at())) {
            case BEGAN ->
                    tell(
                            now,
                            Notice.Level.WARN,
                            "The event loop of server "
                                    + latest.get().serverId()
                                    + " is "
                                    + Math.round(millis)
                                    + " ms late, over "
                                    + limit
                                    + " ms",
                            ScreenId.SERVERS,
                            latest.get().serverId());
            case ENDED ->
                    tell(
                            now,
                            Notice.Level.INFO,
                            "Every event loop is within " + limit + " ms again",
                            ScreenId.SERVERS,
                            "");
            case NONE -> {}
        }
    }

    private static Optional<ServerEntry> latest(FleetSnapshot fleet) {
        ServerEntry latest = null;
        for (ServerEntry server : fleet.servers()) {
            if (server.extras() != null && (latest == null || lagOf(server) > lagOf(latest))) {
                latest = server;
            }
        }
        return Optional.ofNullable(latest);
    }

    private static double lagOf(ServerEntry server) {
        return server.extras() == null ? 0 : server.extras().maxLoopLagMillis();
    }

    private void aws(ConsoleSnapshot now) {
        boolean no = now.cloud().status() instanceof CloudStatus.Denied;
        if (now.cloud().status() instanceof CloudStatus.Denied(String action)) {
            deniedAction = action;
        }
        switch (denied.judge(no, now.at())) {
            case BEGAN ->
                    tell(
                            now,
                            Notice.Level.CRITICAL,
                            "AWS denied " + deniedAction + "; what is shown of AWS grows old",
                            ScreenId.OVERVIEW,
                            "");
            case ENDED -> tell(now, Notice.Level.INFO, "AWS answers again", ScreenId.OVERVIEW, "");
            case NONE -> {}
        }
    }

    private void operations(ConsoleSnapshot now, Predicate<String> dialogOpen) {
        for (OperationProgress operation : now.operations().reversed()) {
            OperationEvent end = operation.end();
            if (end == null || !ended.add(operation.id()) || dialogOpen.test(operation.id())) {
                continue;
            }
            boolean failed = end instanceof OperationEvent.Failed;
            tell(
                    now,
                    failed ? Notice.Level.CRITICAL : Notice.Level.INFO,
                    bare(operation.plan().title() + ": " + OperationWords.outcome(operation)),
                    ScreenId.JOURNAL,
                    "");
        }
    }

    private void tell(
            ConsoleSnapshot now,
            Notice.Level level,
            String sentence,
            ScreenId screen,
            String filter) {
        told.add(
                new Notice(
                        now.at(),
                        now.environment().name(),
                        level,
                        sentence,
                        new Notice.Link(screen, filter)));
    }

    /// `1,204`, as everywhere.
    static String grouped(int number) {
        return Numbers.grouped(number);
    }
}
