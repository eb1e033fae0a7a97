package io.signalbox.interop;

import static io.signalbox.interop.Sights.commands;
import static io.signalbox.interop.Sights.knows;
import static io.signalbox.interop.Sights.refusal;
import static io.signalbox.interop.Sights.seesEvents;
import static io.signalbox.interop.Sights.seesTheClient;
import static io.signalbox.interop.Sights.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.environment.AdminEndpoint;
import io.signalbox.environment.AdminWire;
import io.signalbox.fleet.ServerEntry;
import io.signalbox.fleet.SocketEntry;
import io.signalbox.fleet.feed.FleetFeed;
import java.io.IOException;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("interop")
class OfficialServersIT {

    private static final AdminWire MSGPACK =
            new AdminWire(AdminWire.Parser.MSGPACK, AdminWire.Transports.BOTH);

    private final FleetScenario fleet = new FleetScenario(OfficialServer::node);

    @BeforeAll
    static void install() throws IOException, InterruptedException {
        NodePackages.install();
    }

    @AfterEach
    void end() throws Exception {
        fleet.end();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.1", "0.2", "0.3", "0.4", "0.5"})
    void showsAndCommandsAFleetOfEachVersion(String version) throws Exception {
        OfficialServer server = fleet.start(new JSONObject().put("admin", version));
        FleetFeed feed = fleet.feed(server);

        seesTheClient(feed, server);
        commands(feed, server);
        assertThat(feed.latest().unreadableEvents()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"BOTH", "POLLING", "WEBSOCKET"})
    void speaksMsgpackOverEachTransport(AdminWire.Transports transports) throws Exception {
        OfficialServer server =
                fleet.start(
                        new JSONObject()
                                .put("parser", "msgpack")
                                .put("transports", Sights.allowed(transports)));
        FleetFeed feed = fleet.feed(server, new AdminWire(AdminWire.Parser.MSGPACK, transports));

        seesTheClient(feed, server);
        seesEvents(feed, server);
        commands(feed, server);
        assertThat(feed.latest().unreadableEvents()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POLLING", "WEBSOCKET"})
    void speaksJsonOverOneTransport(AdminWire.Transports transports) throws Exception {
        OfficialServer server =
                fleet.start(new JSONObject().put("transports", Sights.allowed(transports)));
        FleetFeed feed = fleet.feed(server, new AdminWire(AdminWire.Parser.JSON, transports));

        seesTheClient(feed, server);
        seesEvents(feed, server);
        commands(feed, server);
    }

    @Test
    void findsAServerAtAPathAndNamespaceOfItsOwn() throws Exception {
        OfficialServer server =
                fleet.start(
                        new JSONObject().put("path", "/realtime/").put("namespace", "/ops/admin"));
        var endpoint =
                new AdminEndpoint(
                        server.url(), "/realtime/", "/ops/admin", "admin", AdminWire.USUAL);

        seesTheClient(fleet.feed(endpoint, "geheim"), server);
    }

    @Test
    void readsServersThatRecoverConnections() throws Exception {
        OfficialServer server = fleet.start(new JSONObject().put("recovery", true));
        FleetFeed feed = fleet.feed(server);

        seesTheClient(feed, server);
        seesEvents(feed, server);
        commands(feed, server);
        assertThat(feed.latest().unreadableEvents()).isZero();
    }

    @Test
    void showsNumbersAloneOfAProductionFleet() throws Exception {
        fleet.showsNumbersAloneInProduction();
    }

    @Test
    void seesThatAFleetMayOnlyBeWatched() throws Exception {
        fleet.mayOnlyBeWatched();
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
    void saysThatTheParserIsTheOtherOne() throws Exception {
        OfficialServer packed = fleet.start(new JSONObject().put("parser", "msgpack"));
        assertThat(refusal(fleet.feed(packed)).sentence()).contains("msgpack", "set to JSON");
        OfficialServer json = fleet.start(new JSONObject());
        assertThat(refusal(fleet.feed(json, MSGPACK)).sentence())
                .contains("JSON", "set to msgpack");
    }

    @Test
    void triesAnAddressOnce() throws Exception {
        assertThat(fleet.isFoundAtOnce("node").instrumentation()).contains("0.4 or newer");

        OfficialServer packed = fleet.start(new JSONObject().put("parser", "msgpack"));
        assertThat(FleetScenario.trial(packed).toString())
                .contains("speaks msgpack", "Set the parser");
    }

    @Test
    void clearsTheGhostsOfAKilledServerOnResync() throws Exception {
        String url = fleet.redis();
        OfficialServer one = fleet.startOverRedis(url, "one");
        OfficialServer two = fleet.startOverRedis(url, "two");
        FleetFeed feed = fleet.feed(one);
        until(feed, now -> now.servers().size() == 2);
        seesTheClient(feed, one);
        seesTheClient(feed, two);

        two.kill();
        until(feed, now -> now.servers().stream().anyMatch(server -> !server.healthy()));
        assertThat(feed.latest().sockets())
                .extracting(SocketEntry::id)
                .contains(two.clientIds().getFirst());
        feed.resync();

        until(feed, now -> !knows(now, two.clientIds().getFirst()));
        seesTheClient(feed, one);
        assertThat(feed.latest().servers())
                .extracting(ServerEntry::serverId)
                .containsExactly("one", "two");
    }
}
