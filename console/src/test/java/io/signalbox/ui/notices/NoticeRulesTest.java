package io.signalbox.ui.notices;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.cloud.CloudSnapshot;
import io.signalbox.cloud.CloudStatus;
import io.signalbox.environment.Environment;
import io.signalbox.environment.Thresholds;
import io.signalbox.fleet.FeedStatus;
import io.signalbox.fleet.FleetFeatures;
import io.signalbox.fleet.FleetSnapshot;
import io.signalbox.fleet.FleetTotals;
import io.signalbox.fleet.Rates;
import io.signalbox.fleet.ServerEntry;
import io.signalbox.fleet.ServerExtras;
import io.signalbox.fleet.ServerLoad;
import io.signalbox.operation.FleetMap;
import io.signalbox.ui.kit.TestingSnapshots;
import io.signalbox.ui.kit.operation.OperationProgress;
import io.signalbox.ui.kit.screen.Arming;
import io.signalbox.ui.kit.screen.ConsoleSnapshot;
import io.signalbox.ui.kit.screen.ScreenId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NoticeRulesTest {
    private final NoticeRules rules = new NoticeRules(Thresholds.USUAL);
    private final List<String> told = new ArrayList<>();
    private final List<Notice> notices = new ArrayList<>();
    private Instant at = TestingSnapshots.NOW;
    private FeedStatus feed = new FeedStatus.Live(TestingSnapshots.NOW);
    private CloudStatus aws = new CloudStatus.NotConfigured();
    private List<ServerEntry> servers = List.of(server("a", true, 5), server("b", true, 5));
    private int clients = 1000;
    private int polling = 100;
    private List<OperationProgress> operations = List.of();

    @Test
    void tellsOnceThatAServerIsUnhealthyAndOnceThatItIsWellAgain() {
        pass(2);
        servers = List.of(server("a", false, 5), server("b", true, 5));
        pass(30);
        servers = List.of(server("a", true, 5), server("b", true, 5));
        pass(10);

        assertThat(told)
                .containsExactly(
                        "Server a is unhealthy: no statistics for ten seconds",
                        "Server a is healthy again");
        assertThat(notices.getFirst().level()).isEqualTo(Notice.Level.CRITICAL);
        assertThat(notices.getFirst().link()).isEqualTo(new Notice.Link(ScreenId.SERVERS, "a"));
        assertThat(notices.getLast().level()).isEqualTo(Notice.Level.INFO);
    }

    @Test
    void tellsOfManyServersInOneSentenceAndNothingOfOneThatWasDismissed() {
        servers =
                List.of(
                        server("a", false, 0),
                        server("b", false, 0),
                        server("c", false, 0),
                        server("d", false, 0),
                        server("e", false, 0));
        pass(2);
        servers = List.of();
        pass(2);

        assertThat(told)
                .containsExactly(
                        "Servers a, b, c and 2 more are unhealthy: no statistics for ten seconds");
    }

    @Test
    void tellsThatManyClientsWentAndThatTheyAreBack() {
        pass(60);
        clients = 700;
        pass(5);
        clients = 980;
        pass(5);

        assertThat(told)
                .containsExactly(
                        "300 of 1,000 clients went within a minute, 30 %",
                        "Clients are back: 980, 1,000 before");
    }

    @Test
    void endsWhenTheNumberIsSteadyBelow() {
        pass(60);
        clients = 500;
        pass(90);

        assertThat(told)
                .containsExactly(
                        "500 of 1,000 clients went within a minute, 50 %",
                        "Clients are steady at 500, 1,000 before");
    }

    @Test
    void saysNothingOfASlowFallOrOfFewClientsOrAfterAReconnect() {
        for (int i = 0; i < 40; i++) {
            clients -= 5;
            pass(10);
        }
        clients = 8;
        feed = new FeedStatus.Connecting(at);
        pass(1);
        feed = new FeedStatus.Live(at);
        pass(5);
        clients = 1;
        pass(5);

        assertThat(told).isEmpty();
    }

    @Test
    void tellsOfLongPollingThatLastsAndNotOfAFlicker() {
        polling = 600;
        pass(2);
        polling = 100;
        pass(2);
        assertThat(told).isEmpty();

        polling = 600;
        pass(20);
        polling = 400;
        pass(2);
        polling = 600;
        pass(2);
        polling = 400;
        pass(10);

        assertThat(told)
                .containsExactly(
                        "60 % of the clients are on long-polling, over 50 %",
                        "Only 40 % of the clients are on long-polling again");
    }

    @Test
    void tellsWhichEventLoopIsLate() {
        servers = List.of(server("a", true, 40), server("b", true, 350));
        pass(20);
        servers = List.of(server("a", true, 40), server("b", true, 20));
        pass(20);

        assertThat(told)
                .containsExactly(
                        "The event loop of server b is 350 ms late, over 200 ms",
                        "Every event loop is within 200 ms again");
    }

    @Test
    void tellsOfTheFeedOnceHoweverOftenItTries() {
        feed = new FeedStatus.Reconnecting(1, at.plusSeconds(1), "It was closed.", "Look.");
        pass(5);
        assertThat(told).isEmpty();

        pass(10);
        feed = new FeedStatus.Connecting(at);
        pass(2);
        feed = new FeedStatus.Refused(at, "The password is wrong.", "Type it again.");
        pass(5);
        feed = new FeedStatus.Live(at);
        pass(2);

        assertThat(told).containsExactly("Feed lost: It was closed", "The feed is live again");
    }

    @Test
    void tellsAtOnceThatTheFeedWasRefused() {
        feed = new FeedStatus.Refused(at, "The password is wrong.", "Type it again.");
        pass(5);

        assertThat(told).containsExactly("Feed refused: The password is wrong");
    }

    @Test
    void tellsWhichActionAwsDenies() {
        aws = new CloudStatus.Denied("ecs:DescribeServices");
        pass(5);
        aws = new CloudStatus.Ok(3, 60);
        pass(10);

        assertThat(told)
                .containsExactly(
                        "AWS denied ecs:DescribeServices; what is shown of AWS grows old",
                        "AWS answers again");
    }

    @Test
    void tellsHowAnOperationEndedUnlessItsDialogDoes() {
        operations = List.of(TestingSnapshots.done(10, at.minusSeconds(5)));
        observe(id -> id.equals("op-10"));
        assertThat(told).isEmpty();

        operations =
                List.of(
                        TestingSnapshots.done(50, at),
                        TestingSnapshots.done(10, at.minusSeconds(5)));
        pass(5);

        assertThat(told).hasSize(1).first().asString().startsWith("Shift 50 % to green: done in");
    }

    @Test
    void tellsNothingThatIsSwitchedOff() {
        NoticeRules quiet = new NoticeRules(new Thresholds(false, 0, 0, 0));
        servers = List.of(server("a", false, 900));
        polling = 1000;
        for (int i = 0; i < 60; i++) {
            clients -= 15;
            at = at.plusSeconds(1);
            assertThat(quiet.observe(snapshot(), _ -> false)).isEmpty();
        }
    }

    private void pass(int seconds) {
        for (int i = 0; i < seconds; i++) {
            observe(_ -> false);
        }
    }

    private void observe(java.util.function.Predicate<String> dialogOpen) {
        at = at.plus(Duration.ofSeconds(1));
        List<Notice> now = rules.observe(snapshot(), dialogOpen);
        notices.addAll(now);
        now.forEach(notice -> told.add(notice.sentence()));
    }

    private ConsoleSnapshot snapshot() {
        Environment environment = TestingSnapshots.withoutAws().environment();
        FleetSnapshot fleet =
                new FleetSnapshot(
                        at,
                        feed,
                        servers,
                        List.of(),
                        List.of(),
                        new FleetTotals(clients, polling, clients, 0, 1, Rates.NONE, 0),
                        List.of(),
                        FleetFeatures.NONE);
        CloudSnapshot cloud = CloudSnapshot.empty(at, aws);
        return new ConsoleSnapshot(
                at,
                environment,
                fleet,
                cloud,
                FleetMap.of(fleet, cloud, environment),
                Arming.READ_ONLY,
                operations,
                null);
    }

    private static ServerEntry server(String id, boolean healthy, double lag) {
        return new ServerEntry(
                id,
                "host-" + id,
                1,
                Duration.ofMinutes(5),
                new ServerEntry.ClientCounts(10, 1),
                Rates.NONE,
                new ServerEntry.Liveness(TestingSnapshots.NOW, healthy),
                extras(lag));
    }

    private static @Nullable ServerExtras extras(double lag) {
        return new ServerExtras(
                "2.8.0", null, null, null, new ServerLoad(0.1, 1, 2, lag), 1, "none", false, null);
    }
}
