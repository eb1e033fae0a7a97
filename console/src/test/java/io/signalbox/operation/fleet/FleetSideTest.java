package io.signalbox.operation.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.fleet.DrainProgress;
import io.signalbox.fleet.FleetEvent;
import io.signalbox.fleet.ServerEntry;
import io.signalbox.fleet.ServerExtras;
import io.signalbox.fleet.ServerLoad;
import io.signalbox.fleet.ServerStats;
import io.signalbox.fleet.SocketKey;
import io.signalbox.fleet.command.AdminCommand;
import io.signalbox.fleet.command.FleetAction;
import io.signalbox.fleet.command.Targets;
import io.signalbox.journal.Journal;
import io.signalbox.journal.JournalEntry;
import io.signalbox.journal.Outcome;
import io.signalbox.operation.Finding;
import io.signalbox.operation.Intent;
import io.signalbox.operation.LiveOperations;
import io.signalbox.operation.Operation;
import io.signalbox.operation.OperationEvent;
import io.signalbox.operation.Operations;
import io.signalbox.operation.Plan;
import io.signalbox.operation.VerifyPace;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FleetSideTest {

    private static final VerifyPace QUICK =
            new VerifyPace(
                    Duration.ofMillis(1),
                    Duration.ofMillis(5),
                    Duration.ofMillis(100),
                    Duration.ofSeconds(20));

    @TempDir Path folder;

    private TestingLink link = TestingLink.writable();
    private Journal journal;
    private @Nullable Operations operations;

    @BeforeEach
    void open() {
        journal = Journal.open(folder.resolve("journal.jsonl"), InstantSource.system());
        link.connect("a", "vip");
        link.connect("b");
        link.connect("c", "vip");
    }

    @AfterEach
    void close() {
        link.close();
        journal.close();
    }

    @Test
    void movesClientsIntoARoomAndSeesThemThere() {
        Plan plan = plan(new FleetAction.Join("news"), sockets("a", "b"));
        assertThat(plan.title()).isEqualTo("Put 2 clients into room news");
        assertThat(plan.changes()).extracting("subject").containsExactly("a in news", "b in news");
        assertThat(plan.changes()).extracting("after").containsExactly("yes", "yes");
        assertThat(plan.commands()).first().isEqualTo("join(\"/\", \"news\", \"a\")");

        assertThat(run(plan)).isInstanceOf(OperationEvent.Succeeded.class);
        assertThat(link.socket("b").rooms()).containsExactly("news");
        assertThat(link.watchers()).isZero();
        JournalEntry entry = journal.entries().getFirst();
        assertThat(entry.who()).isEqualTo("operator, local user anna");
        assertThat(entry.plan().kind()).isEqualTo("join");
        assertThat(entry.outcome()).isInstanceOf(Outcome.Succeeded.class);
    }

    @Test
    void emptiesARoomWithOneCommand() {
        Plan plan = plan(new FleetAction.Leave("vip"), new Targets.Room("/", "vip"));
        assertThat(run(plan)).isInstanceOf(OperationEvent.Succeeded.class);
        assertThat(link.commands()).containsExactly(new AdminCommand.Leave("/", "vip", "vip"));
        assertThat(link.latest().rooms()).noneMatch(room -> room.name().equals("vip"));
    }

    @Test
    void disconnectsAndSeesThemGone() {
        assertThat(run(plan(new FleetAction.Disconnect(true), sockets("a"))))
                .isInstanceOf(OperationEvent.Succeeded.class);
        assertThat(link.commands()).containsExactly(new AdminCommand.Disconnect("/", true, "a"));
        assertThat(link.latest().sockets()).hasSize(2);
    }

    @Test
    void emitsAndSeesEachOfThemGetIt() {
        var emit = new FleetAction.Emit("news", "[{\"n\":1},\"two\"]");
        Plan plan = plan(emit, new Targets.Room("/", "vip"));
        assertThat(plan.commands())
                .containsExactly("emit(\"/\", \"vip\", \"news\", {\"n\":1},\"two\")");
        assertThat(run(plan)).isInstanceOf(OperationEvent.Succeeded.class);
        // What is sent may be private; the journal keeps only that something was.
        assertThat(journal.entries().getFirst().changes().toString()).doesNotContain("two");
    }

    @Test
    void saysThatNothingWasSeenWhenTheServersIgnoreIt() {
        link.deaf();
        var failed =
                (OperationEvent.Failed) run(plan(new FleetAction.Join("news"), sockets("a", "b")));
        assertThat(failed.sentence())
                .isEqualTo("Sent, but not confirmed after 1 s: 0 of 2 are in news.");
        assertThat(journal.entries().getFirst().outcome()).isInstanceOf(Outcome.Failed.class);
    }

    @Test
    void doesNotCountThoseWhoLeftMeanwhile() {
        link.deaf();
        Plan plan = plan(new FleetAction.Join("news"), sockets("a", "b"));
        Operation operation = operations().start(plan);
        Awaitility.await().until(() -> link.commands().size() == 2);
        link.apply(
                new FleetEvent.SocketDisconnected("/", "a", "transport close", link.latest().at()));
        link.apply(new FleetEvent.RoomJoined("/", "news", "b", link.latest().at()));
        assertThat(end(operation)).isInstanceOf(OperationEvent.Succeeded.class);
    }

    @Test
    void refusesWhatTheServersDoNotAnnounce() {
        link.close();
        link = new TestingLink("AGGREGATED_EVENTS", "ALL_EVENTS");
        link.connect("a");
        Plan plan = plan(new FleetAction.Join("news"), sockets("a"));
        assertThat(plan.blocked()).isTrue();
        assertThat(texts(plan))
                .anyMatch(text -> text.startsWith("The servers do not announce JOIN"));
    }

    @Test
    void refusesAnOldServersWholeRoomButNotItsSingleSockets() {
        link.close();
        link = new TestingLink("JOIN", "LEAVE", "DISCONNECT", "EMIT");
        link.connect("a", "vip");
        assertThat(plan(new FleetAction.Leave("vip"), new Targets.Room("/", "vip")).blocked())
                .isTrue();
        assertThat(plan(new FleetAction.Leave("vip"), sockets("a")).blocked()).isFalse();
    }

    @Test
    void refusesWhenNobodyIsThereAnyMore() {
        assertThat(texts(plan(new FleetAction.Join("news"), sockets("gone"))))
                .contains("None of them is connected any more.");
        assertThat(texts(plan(new FleetAction.Disconnect(false), new Targets.Room("/", "empty"))))
                .contains("Nobody is in that room.");
    }

    @Test
    void refusesANamelessRoomAndEvent() {
        assertThat(texts(plan(new FleetAction.Join(" "), sockets("a"))))
                .contains("The name of a room is missing.");
        assertThat(texts(plan(new FleetAction.Emit("", "[]"), sockets("a"))))
                .contains("The name of an event is missing.");
    }

    @Test
    void saysWhyNothingCouldBeSent() {
        Plan plan = plan(new FleetAction.Join("news"), sockets("a"));
        link.refuse("The fleet is not connected.");
        var failed = (OperationEvent.Failed) run(plan);
        assertThat(failed.sentence()).isEqualTo("The fleet is not connected.");
        assertThat(link.watchers()).isZero();
    }

    @Test
    void drainsAServerAndWaitsUntilNobodyIsLeft() {
        link.close();
        link = new TestingLink("DRAIN");
        report("s1", 1, 120, null);
        report("s2", 1, 80, null);
        Operations operations = operations();
        Plan plan = operations.plan(new Intent.DrainServer("s1", 50));
        assertThat(plan.consequences()).contains("120 connections are closed at 50 per second");
        assertThat(texts(plan)).contains("1 other servers can take its clients");

        Operation operation = operations.start(plan);
        Awaitility.await().until(() -> !link.asked().isEmpty());
        assertThat(link.asked().getFirst())
                .isEqualTo("drain {\"serverId\":\"s1\",\"socketsPerSecond\":50.0}");
        report("s1", 3, 70, new DrainProgress("closing", 70, 50, 50));
        report("s1", 5, 0, new DrainProgress("drained", 0, 120, 50));
        assertThat(end(operation)).isInstanceOf(OperationEvent.Succeeded.class);
    }

    @Test
    void refusesToDrainAnOfficialServer() {
        report("s1", 1, 120, null);
        Plan plan = operations().plan(new Intent.DrainServer("s1", 50));
        assertThat(texts(plan))
                .anyMatch(text -> text.startsWith("The servers do not announce DRAIN"));
        assertThat(texts(operations().plan(new Intent.DrainServer("none", 0))))
                .contains("none does not report; it cannot be reached.");
    }

    private void report(String id, double uptime, int clients, @Nullable DrainProgress drain) {
        link.apply(
                new FleetEvent.StatsReported(
                        new ServerStats(
                                id,
                                "host",
                                1,
                                uptime,
                                new ServerEntry.ClientCounts(clients, 0),
                                List.of(),
                                null,
                                new ServerExtras(
                                        "1",
                                        null,
                                        null,
                                        null,
                                        new ServerLoad(0, 0, 0, 0),
                                        0,
                                        "none",
                                        drain != null,
                                        drain))));
    }

    private static Targets sockets(String... ids) {
        return new Targets.Sockets(Stream.of(ids).map(id -> new SocketKey("/", id)).toList());
    }

    private static List<String> texts(Plan plan) {
        return plan.findings().stream().map(Finding::text).toList();
    }

    private Plan plan(FleetAction action, Targets targets) {
        return operations().plan(new Intent.ChangeFleet(action, targets));
    }

    /// One for the test, of the link that the test has by then.
    private Operations operations() {
        Operations made = operations;
        if (made == null) {
            made =
                    new LiveOperations(
                            "test",
                            List.of(
                                    new FleetSide(
                                            link,
                                            "operator, local user anna",
                                            Duration.ofSeconds(1))),
                            journal,
                            () -> true,
                            QUICK);
            operations = made;
        }
        return made;
    }

    private OperationEvent run(Plan plan) {
        return end(operations().start(plan));
    }

    private static OperationEvent end(Operation operation) {
        return operation.done().orTimeout(20, TimeUnit.SECONDS).join();
    }
}
