package io.signalbox.interop;

import static io.signalbox.interop.Sights.knows;
import static io.signalbox.interop.Sights.seesTheClient;
import static io.signalbox.interop.Sights.socket;
import static io.signalbox.interop.Sights.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.cloud.CloudSnapshot;
import io.signalbox.cloud.CloudStatus;
import io.signalbox.environment.AdminEndpoint;
import io.signalbox.environment.AdminWire;
import io.signalbox.environment.Environment;
import io.signalbox.environment.EnvironmentKind;
import io.signalbox.fleet.FeedStatus;
import io.signalbox.fleet.FleetSnapshot;
import io.signalbox.fleet.ServerEntry;
import io.signalbox.fleet.SocketEntry;
import io.signalbox.fleet.SocketKey;
import io.signalbox.fleet.TailEvent;
import io.signalbox.fleet.command.AdminCommand;
import io.signalbox.fleet.command.FleetAction;
import io.signalbox.fleet.command.Targets;
import io.signalbox.fleet.feed.FleetFeed;
import io.signalbox.operation.Carried;
import io.signalbox.operation.FleetMap;
import io.signalbox.operation.Write;
import io.signalbox.operation.fleet.FleetSide;
import io.signalbox.ui.kit.fleet.FleetAvailability;
import io.signalbox.ui.kit.screen.Arming;
import io.signalbox.ui.kit.screen.Availability;
import io.signalbox.ui.kit.screen.ConsoleSnapshot;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("interop")
class PythonServersIT {

    private static final Duration CONFIRMED_WITHIN = Duration.ofSeconds(10);

    private final FleetScenario fleet = new FleetScenario(OfficialServer::python);

    @BeforeAll
    static void install() throws IOException, InterruptedException {
        PythonPackages.install();
    }

    @AfterEach
    void end() throws Exception {
        fleet.end();
    }

    @ParameterizedTest
    @ValueSource(strings = {"BOTH", "POLLING", "WEBSOCKET"})
    void showsSocketsRoomsEventsAndNumbersOverEachTransport(AdminWire.Transports transports)
            throws Exception {
        OfficialServer server =
                fleet.start(
                        new JSONObject()
                                .put("clients", 2)
                                .put("transports", Sights.allowed(transports)));
        FleetFeed feed = fleet.feed(server, new AdminWire(AdminWire.Parser.JSON, transports));

        seesTheClient(feed, server);
        FleetSnapshot now = feed.latest();
        assertThat(now.feed()).isInstanceOf(FeedStatus.Live.class);
        assertThat(now.developmentMode()).isTrue();
        assertThat(now.rooms())
                .anySatisfy(
                        room -> {
                            assertThat(room.name()).isEqualTo("room of python");
                            assertThat(room.members()).isEqualTo(2);
                        });
        SocketEntry socket = socket(now, server.clientIds().getFirst());
        assertThat(socket.handshake().address()).isEqualTo("127.0.0.1");
        assertThat(socket.handshake().query()).containsEntry("EIO", "4");
        // Two clients and this console.
        until(feed, later -> later.totals().clients() == 3);
        ServerEntry row = feed.latest().servers().getFirst();
        assertThat(row.serverId()).isEqualTo("python");
        assertThat(row.pid()).isPositive();
        FleetScenario.seesTraffic(feed);

        server.command("send 0 hello [1,{\"a\":[null,true]},\"ü\"]");
        until(feed, later -> passed(later, TailEvent.Kind.RECEIVED, "hello"));
        until(feed, later -> passed(later, TailEvent.Kind.SENT, "back"));
        server.command("join 1 late");
        until(feed, later -> socket(later, id(server, 1)).rooms().contains("late"));
        server.command("close 1");
        until(feed, later -> !knows(later, id(server, 1)));
        assertThat(feed.latest().unreadableEvents()).isZero();
    }

    @Test
    void seesEachActionHappen() throws Exception {
        OfficialServer server = fleet.start(new JSONObject().put("clients", 2));
        FleetFeed feed = fleet.feed(server);
        seesTheClient(feed, server);
        var first = new Targets.Sockets(List.of(new SocketKey("/", id(server, 0))));

        seen(feed, new FleetAction.Join("vip"), first);
        until(feed, now -> socket(now, id(server, 0)).rooms().contains("vip"));
        var room = new Targets.Room("/", "vip");
        seen(feed, new FleetAction.Emit("news", "[1,{\"a\":[null,true]},\"ü\"]"), room);
        server.awaitLine("event 0 news [1,{\"a\":[null,true]},\"ü\"]");
        seen(feed, new FleetAction.Emit("bare", "[]"), first);
        server.awaitLine("event 0 bare []");
        seen(feed, new FleetAction.Leave("vip"), room);
        until(feed, now -> !socket(now, id(server, 0)).rooms().contains("vip"));
        seen(feed, new FleetAction.Disconnect(true), first);
        server.awaitLine("disconnect 0 ");
        until(feed, now -> !knows(now, id(server, 0)));
        assertThat(knows(feed.latest(), id(server, 1))).isTrue();
        assertThat(feed.latest().unreadableEvents()).isZero();
    }

    @Test
    void keepsWhatItKnowsWhenItsServerSendsTheListingToSomebodyElse() throws Exception {
        // The console is there first; the server's list then goes to the client that came last.
        OfficialServer server = fleet.start(new JSONObject().put("clients", 1));
        FleetFeed feed = fleet.feed(server);
        FleetFeed other = fleet.feed(server);
        seesTheClient(feed, server);
        seesTheClient(other, server);

        server.command("close 0");
        until(feed, now -> !knows(now, id(server, 0)));
        server.command("open");
        until(feed, now -> now.totals().clients() == 3);
        server.command("join 1 late");
        feed.resync();

        until(
                feed,
                now ->
                        now.feed() instanceof FeedStatus.Live
                                && now.sockets().stream()
                                        .anyMatch(socket -> socket.rooms().contains("late")));
        assertThat(feed.latest().unreadableEvents()).isZero();
    }

    @Test
    void saysWhyItIsNotLetIn() throws Exception {
        fleet.refusesAWrongPasswordAndNobody();
    }

    @Test
    void saysThatAServerIsNotInstrumentedAndTriesAgain() throws Exception {
        fleet.refusesWithoutInstrumentationAndIsTriedAgain();
    }

    @Test
    void needsNoLoginWhereNoneIsAskedFor() throws Exception {
        OfficialServer server =
                fleet.start(
                        new JSONObject()
                                .put("login", false)
                                .put("path", "/realtime/")
                                .put("namespace", "/ops"));
        var nobody = new AdminEndpoint(server.url(), "/realtime/", "/ops", null, AdminWire.USUAL);

        seesTheClient(fleet.feed(nobody, ""), server);
    }

    @Test
    void disablesEachActionOfAFleetThatMayOnlyBeWatched() throws Exception {
        FleetFeed feed = fleet.mayOnlyBeWatched();

        for (FleetAvailability.Act act : FleetAvailability.Act.values()) {
            Availability button =
                    FleetAvailability.of(armed(feed), act, FleetAvailability.Reach.ONE);
            assertThat(button.possible()).isFalse();
            assertThat(button.reason()).contains("read-only: it takes no commands");
        }
    }

    @Test
    void showsNumbersAloneOfAProductionFleet() throws Exception {
        fleet.showsNumbersAloneInProduction();
    }

    @Test
    void showsBothServersOfAFleetOverRedis() throws Exception {
        String url = fleet.redis();
        OfficialServer one = fleet.startOverRedis(url, "one");
        FleetFeed feed = fleet.feed(one);
        seesTheClient(feed, one);
        OfficialServer two = fleet.startOverRedis(url, "two");

        until(feed, now -> now.servers().size() == 2);
        seesTheClient(feed, two);
        var there = new Targets.Sockets(List.of(new SocketKey("/", id(one, 0))));
        seen(feed, new FleetAction.Join("vip"), there);
        // What another server hands on to its own sockets arrives, but it tells nobody of it.
        feed.send(new AdminCommand.Emit("/", id(two, 0), "news", "[]")).get(10, TimeUnit.SECONDS);
        two.awaitLine("event 0 news");
    }

    @Test
    void triesAnAddressOnce() throws Exception {
        fleet.isFoundAtOnce("python");
    }

    /// As the console does it: sent, and then looked for in the feed.
    private static void seen(FleetFeed feed, FleetAction action, Targets targets) {
        var side = new FleetSide(feed, "a test");
        try (Carried change = side.carryOut(new Write.Sockets(action, targets))) {
            await(action.toString())
                    .atMost(CONFIRMED_WITHIN)
                    .untilAsserted(
                            () ->
                                    assertThat(change.look())
                                            .matches(sight -> sight.reached(), "is seen"));
        }
    }

    private static boolean passed(FleetSnapshot now, TailEvent.Kind kind, String name) {
        return now.tail().stream()
                .anyMatch(
                        line ->
                                line.kind() == kind
                                        && line.name().equals(name)
                                        && line.payloadJson()
                                                .equals("[1,{\"a\":[null,true]},\"ü\"]"));
    }

    private static ConsoleSnapshot armed(FleetFeed feed) {
        FleetSnapshot fleet = feed.latest();
        var environment =
                new Environment(
                        "python",
                        EnvironmentKind.OTHER,
                        new AdminEndpoint(
                                URI.create("http://127.0.0.1"), "/socket.io/", "/admin", "admin"),
                        null,
                        false);
        CloudSnapshot cloud = CloudSnapshot.empty(fleet.at(), new CloudStatus.NotConfigured());
        return new ConsoleSnapshot(
                fleet.at(),
                environment,
                fleet,
                cloud,
                FleetMap.of(fleet, cloud, environment),
                Arming.until(fleet.at().plusSeconds(600)),
                List.of(),
                null);
    }

    private static String id(OfficialServer server, int client) {
        return server.clientIds().get(client);
    }
}
