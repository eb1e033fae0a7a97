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
import io.signalbox.fleet.FeedStatus;
import io.signalbox.fleet.ServerEntry;
import io.signalbox.fleet.SocketEntry;
import io.signalbox.fleet.TrialResult;
import io.signalbox.fleet.feed.FeedTrial;
import io.signalbox.fleet.feed.FleetFeed;
import java.io.IOException;
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
class OfficialServersIT {

    private static final AdminWire MSGPACK =
            new AdminWire(AdminWire.Parser.MSGPACK, AdminWire.Transports.BOTH);

    private final List<AutoCloseable> open = new ArrayList<>();

    @BeforeAll
    static void install() throws IOException, InterruptedException {
        NodePackages.install();
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open.reversed()) {
            one.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.1", "0.2", "0.3", "0.4", "0.5"})
    void showsAndCommandsAFleetOfEachVersion(String version) throws Exception {
        OfficialServer server = start(new JSONObject().put("admin", version));
        FleetFeed feed = feed(endpoint(server, AdminWire.USUAL), "geheim");

        seesTheClient(feed, server);
        commands(feed, server);
        assertThat(feed.latest().unreadableEvents()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"BOTH", "POLLING", "WEBSOCKET"})
    void speaksMsgpackOverEachTransport(AdminWire.Transports transports) throws Exception {
        OfficialServer server =
                start(
                        new JSONObject()
                                .put("parser", "msgpack")
                                .put("transports", Sights.allowed(transports)));
        FleetFeed feed =
                feed(
                        endpoint(server, new AdminWire(AdminWire.Parser.MSGPACK, transports)),
                        "geheim");

        seesTheClient(feed, server);
        seesEvents(feed, server);
        commands(feed, server);
        assertThat(feed.latest().unreadableEvents()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POLLING", "WEBSOCKET"})
    void speaksJsonOverOneTransport(AdminWire.Transports transports) throws Exception {
        OfficialServer server =
                start(new JSONObject().put("transports", Sights.allowed(transports)));
        FleetFeed feed =
                feed(endpoint(server, new AdminWire(AdminWire.Parser.JSON, transports)), "geheim");

        seesTheClient(feed, server);
        seesEvents(feed, server);
        commands(feed, server);
    }

    @Test
    void findsAServerAtAPathAndNamespaceOfItsOwn() throws Exception {
        OfficialServer server =
                start(new JSONObject().put("path", "/realtime/").put("namespace", "/ops/admin"));
        var endpoint =
                new AdminEndpoint(
                        server.url(), "/realtime/", "/ops/admin", "admin", AdminWire.USUAL);

        seesTheClient(feed(endpoint, "geheim"), server);
    }

    @Test
    void readsServersThatRecoverConnections() throws Exception {
        OfficialServer server = start(new JSONObject().put("recovery", true));
        FleetFeed feed = feed(endpoint(server, AdminWire.USUAL), "geheim");

        seesTheClient(feed, server);
        seesEvents(feed, server);
        commands(feed, server);
        assertThat(feed.latest().unreadableEvents()).isZero();
    }

    @Test
    void showsNumbersAloneOfAProductionFleet() throws Exception {
        OfficialServer server = start(new JSONObject().put("mode", "production").put("clients", 2));
        FleetFeed feed = feed(endpoint(server, AdminWire.USUAL), "geheim");

        // Two clients and this console.
        until(feed, now -> now.totals().clients() == 3);
        assertThat(feed.latest().developmentMode()).isFalse();
        assertThat(feed.latest().sockets()).isEmpty();
        until(feed, now -> !now.history().isEmpty());
    }

    @Test
    void seesThatAFleetMayOnlyBeWatched() throws Exception {
        OfficialServer server = start(new JSONObject().put("readonly", true));
        FleetFeed feed = feed(endpoint(server, AdminWire.USUAL), "geheim");

        seesTheClient(feed, server);
        assertThat(feed.latest().supportedFeatures())
                .containsExactlyInAnyOrder("AGGREGATED_EVENTS", "ALL_EVENTS");
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
    void saysThatTheParserIsTheOtherOne() throws Exception {
        OfficialServer packed = start(new JSONObject().put("parser", "msgpack"));
        assertThat(refusal(feed(endpoint(packed, AdminWire.USUAL), "geheim")).sentence())
                .contains("msgpack", "set to JSON");
        OfficialServer json = start(new JSONObject());
        assertThat(refusal(feed(endpoint(json, MSGPACK), "geheim")).sentence())
                .contains("JSON", "set to msgpack");
    }

    @Test
    void triesAnAddressOnce() throws Exception {
        OfficialServer server = start(new JSONObject());
        var found = (TrialResult.Found) trial(endpoint(server, AdminWire.USUAL));
        assertThat(found.servers()).containsExactly("node");
        assertThat(found.instrumentation()).contains("0.4 or newer");

        OfficialServer packed = start(new JSONObject().put("parser", "msgpack"));
        assertThat(trial(endpoint(packed, AdminWire.USUAL)).toString())
                .contains("speaks msgpack", "Set the parser");
    }

    @Test
    void clearsTheGhostsOfAKilledServerOnResync() throws Exception {
        String url = Redis.start(open);
        OfficialServer one = start(new JSONObject().put("redis", url).put("serverId", "one"));
        OfficialServer two = start(new JSONObject().put("redis", url).put("serverId", "two"));
        FleetFeed feed = feed(endpoint(one, AdminWire.USUAL), "geheim");
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

    private static TrialResult trial(AdminEndpoint endpoint) throws Exception {
        return FeedTrial.run(endpoint, "geheim"::toCharArray).get(20, TimeUnit.SECONDS);
    }

    private OfficialServer start(JSONObject options) throws IOException {
        OfficialServer server = OfficialServer.node(options);
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
