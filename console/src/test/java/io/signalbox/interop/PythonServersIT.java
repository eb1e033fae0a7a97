package io.signalbox.interop;

import static io.signalbox.interop.Sights.knows;
import static io.signalbox.interop.Sights.refusal;
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
import io.signalbox.fleet.FleetSample;
import io.signalbox.fleet.FleetSnapshot;
import io.signalbox.fleet.ServerEntry;
import io.signalbox.fleet.SocketEntry;
import io.signalbox.fleet.SocketKey;
import io.signalbox.fleet.TailEvent;
import io.signalbox.fleet.TrialResult;
import io.signalbox.fleet.command.AdminCommand;
import io.signalbox.fleet.command.FleetAction;
import io.signalbox.fleet.command.Targets;
import io.signalbox.fleet.feed.FeedTrial;
import io.signalbox.fleet.feed.FleetFeed;
import io.signalbox.operation.Carried;
import io.signalbox.operation.FleetMap;
import io.signalbox.operation.Write;
import io.signalbox.operation.fleet.FleetSide;
import io.signalbox.ui.kit.Arming;
import io.signalbox.ui.kit.Availability;
import io.signalbox.ui.kit.ConsoleSnapshot;
import io.signalbox.ui.kit.fleet.FleetAvailability;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
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

    private final List<AutoCloseable> open = new ArrayList<>();

    @BeforeAll
    static void install() throws IOException, InterruptedException {
        PythonPackages.install();
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open.reversed()) {
            one.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"BOTH", "POLLING", "WEBSOCKET"})
    void showsSocketsRoomsEventsAndNumbersOverEachTransport(AdminWire.Transports transports)
            throws Exception {
        OfficialServer server =
                start(
                        new JSONObject()
                                .put("clients", 2)
                                .put("transports", Sights.allowed(transports)));
        FleetFeed feed =
                feed(endpoint(server, new AdminWire(AdminWire.Parser.JSON, transports)), "geheim");

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
        until(feed, later -> later.samples().stream().anyMatch(PythonServersIT::hasTraffic));

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
        OfficialServer server = start(new JSONObject().put("clients", 2));
        FleetFeed feed = feed(endpoint(server, AdminWire.USUAL), "geheim");
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
        OfficialServer server = start(new JSONObject().put("clients", 1));
        FleetFeed feed = feed(endpoint(server, AdminWire.USUAL), "geheim");
        FleetFeed other = feed(endpoint(server, AdminWire.USUAL), "geheim");
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
        OfficialServer server = start(new JSONObject());

        FeedStatus.Refused wrong = refusal(feed(endpoint(server, AdminWire.USUAL), "falsch"));
        assertThat(wrong.sentence()).contains("refused the password of 'admin'");
        assertThat(wrong.retryAt()).isNull();
        var nobody =
                new AdminEndpoint(server.url(), "/socket.io/", "/admin", null, AdminWire.USUAL);
        assertThat(refusal(feed(nobody, "")).sentence()).contains("asks for a login");
    }

    @Test
    void saysThatAServerIsNotInstrumentedAndTriesAgain() throws Exception {
        OfficialServer server = start(new JSONObject().put("admin", "none"));

        FeedStatus.Refused refused = refusal(feed(endpoint(server, AdminWire.USUAL), "geheim"));
        assertThat(refused.sentence()).contains("no namespace '/admin'");
        assertThat(refused.retryAt()).isNotNull();
    }

    @Test
    void needsNoLoginWhereNoneIsAskedFor() throws Exception {
        OfficialServer server =
                start(
                        new JSONObject()
                                .put("login", false)
                                .put("path", "/realtime/")
                                .put("namespace", "/ops"));
        var nobody = new AdminEndpoint(server.url(), "/realtime/", "/ops", null, AdminWire.USUAL);

        seesTheClient(feed(nobody, ""), server);
    }

    @Test
    void disablesEachActionOfAFleetThatMayOnlyBeWatched() throws Exception {
        OfficialServer server = start(new JSONObject().put("readonly", true));
        FleetFeed feed = feed(endpoint(server, AdminWire.USUAL), "geheim");

        seesTheClient(feed, server);
        assertThat(feed.latest().supportedFeatures())
                .containsExactlyInAnyOrder("AGGREGATED_EVENTS", "ALL_EVENTS");
        for (FleetAvailability.Act act : FleetAvailability.Act.values()) {
            Availability button =
                    FleetAvailability.of(armed(feed), act, FleetAvailability.Reach.ONE);
            assertThat(button.possible()).isFalse();
            assertThat(button.reason()).contains("read-only: it takes no commands");
        }
    }

    @Test
    void showsNumbersAloneOfAProductionFleet() throws Exception {
        OfficialServer server = start(new JSONObject().put("mode", "production").put("clients", 2));
        FleetFeed feed = feed(endpoint(server, AdminWire.USUAL), "geheim");

        until(feed, now -> now.totals().clients() == 3);
        until(feed, now -> !now.supportedFeatures().isEmpty());
        assertThat(feed.latest().developmentMode()).isFalse();
        assertThat(feed.latest().sockets()).isEmpty();
        until(feed, now -> now.samples().stream().anyMatch(PythonServersIT::hasTraffic));
        server.command("close 1");
        until(feed, now -> now.totals().clients() == 2);
        assertThat(feed.latest().unreadableEvents()).isZero();
    }

    @Test
    void showsBothServersOfAFleetOverRedis() throws Exception {
        String url = Redis.start(open);
        OfficialServer one = start(new JSONObject().put("redis", url).put("serverId", "one"));
        FleetFeed feed = feed(endpoint(one, AdminWire.USUAL), "geheim");
        seesTheClient(feed, one);
        OfficialServer two = start(new JSONObject().put("redis", url).put("serverId", "two"));

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
        OfficialServer server = start(new JSONObject());

        var found =
                (TrialResult.Found)
                        FeedTrial.run(endpoint(server, AdminWire.USUAL), "geheim"::toCharArray)
                                .get(20, TimeUnit.SECONDS);
        assertThat(found.servers()).containsExactly("python");
        assertThat(found.features().developmentMode()).isTrue();
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

    private static boolean hasTraffic(FleetSample sample) {
        return sample.rates().bytesIn() > 0 && sample.rates().bytesOut() > 0;
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

    private OfficialServer start(JSONObject options) throws IOException {
        OfficialServer server = OfficialServer.python(options);
        open.add(server);
        return server;
    }

    private FleetFeed feed(AdminEndpoint endpoint, String password) {
        var feed = new FleetFeed(endpoint, password::toCharArray, _ -> {});
        open.add(feed);
        feed.start();
        return feed;
    }

    private static AdminEndpoint endpoint(OfficialServer server, AdminWire wire) {
        return new AdminEndpoint(server.url(), "/socket.io/", "/admin", "admin", wire);
    }
}
