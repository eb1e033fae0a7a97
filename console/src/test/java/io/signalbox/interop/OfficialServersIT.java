package io.signalbox.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.environment.AdminEndpoint;
import io.signalbox.environment.AdminWire;
import io.signalbox.fleet.FeedStatus;
import io.signalbox.fleet.FleetSnapshot;
import io.signalbox.fleet.RoomEntry;
import io.signalbox.fleet.ServerEntry;
import io.signalbox.fleet.SocketEntry;
import io.signalbox.fleet.TailEvent;
import io.signalbox.fleet.TrialResult;
import io.signalbox.fleet.command.AdminCommand;
import io.signalbox.fleet.feed.FeedTrial;
import io.signalbox.fleet.feed.FleetFeed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.embedded.RedisServer;

@Tag("interop")
class OfficialServersIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
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
        NodeServer server = start(new JSONObject().put("admin", version));
        FleetFeed feed = feed(endpoint(server, AdminWire.USUAL), "geheim");

        seesTheClient(feed, server);
        commands(feed, server);
        assertThat(feed.latest().unreadableEvents()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"BOTH", "POLLING", "WEBSOCKET"})
    void speaksMsgpackOverEachTransport(AdminWire.Transports transports) throws Exception {
        NodeServer server =
                start(
                        new JSONObject()
                                .put("parser", "msgpack")
                                .put("transports", allowed(transports)));
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
        NodeServer server = start(new JSONObject().put("transports", allowed(transports)));
        FleetFeed feed =
                feed(endpoint(server, new AdminWire(AdminWire.Parser.JSON, transports)), "geheim");

        seesTheClient(feed, server);
        seesEvents(feed, server);
        commands(feed, server);
    }

    @Test
    void findsAServerAtAPathAndNamespaceOfItsOwn() throws Exception {
        NodeServer server =
                start(new JSONObject().put("path", "/realtime/").put("namespace", "/ops/admin"));
        var endpoint =
                new AdminEndpoint(
                        server.url(), "/realtime/", "/ops/admin", "admin", AdminWire.USUAL);

        seesTheClient(feed(endpoint, "geheim"), server);
    }

    @Test
    void readsServersThatRecoverConnections() throws Exception {
        NodeServer server = start(new JSONObject().put("recovery", true));
        FleetFeed feed = feed(endpoint(server, AdminWire.USUAL), "geheim");

        seesTheClient(feed, server);
        seesEvents(feed, server);
        commands(feed, server);
        assertThat(feed.latest().unreadableEvents()).isZero();
    }

    @Test
    void showsNumbersAloneOfAProductionFleet() throws Exception {
        NodeServer server = start(new JSONObject().put("mode", "production").put("clients", 2));
        FleetFeed feed = feed(endpoint(server, AdminWire.USUAL), "geheim");

        // Two clients and this console.
        until(feed, now -> now.totals().clients() == 3);
        assertThat(feed.latest().developmentMode()).isFalse();
        assertThat(feed.latest().sockets()).isEmpty();
        until(feed, now -> !now.history().isEmpty());
    }

    @Test
    void seesThatAFleetMayOnlyBeWatched() throws Exception {
        NodeServer server = start(new JSONObject().put("readonly", true));
        FleetFeed feed = feed(endpoint(server, AdminWire.USUAL), "geheim");

        seesTheClient(feed, server);
        assertThat(feed.latest().supportedFeatures())
                .containsExactlyInAnyOrder("AGGREGATED_EVENTS", "ALL_EVENTS");
    }

    @Test
    void saysWhyItIsNotLetIn() throws Exception {
        NodeServer server = start(new JSONObject());
        FeedStatus.Refused wrong = refusal(feed(endpoint(server, AdminWire.USUAL), "falsch"));
        assertThat(wrong.sentence()).contains("refused the password of 'admin'");
        assertThat(wrong.retryAt()).isNull();

        var nobody =
                new AdminEndpoint(server.url(), "/socket.io/", "/admin", null, AdminWire.USUAL);
        assertThat(refusal(feed(nobody, "")).sentence()).contains("asks for a login");
    }

    @Test
    void saysThatAServerIsNotInstrumentedAndTriesAgain() throws Exception {
        NodeServer server = start(new JSONObject().put("admin", "none"));
        FeedStatus.Refused refused = refusal(feed(endpoint(server, AdminWire.USUAL), "geheim"));

        assertThat(refused.sentence()).contains("no namespace '/admin'");
        assertThat(refused.retryAt()).isNotNull();
    }

    @Test
    void saysThatTheParserIsTheOtherOne() throws Exception {
        NodeServer packed = start(new JSONObject().put("parser", "msgpack"));
        assertThat(refusal(feed(endpoint(packed, AdminWire.USUAL), "geheim")).sentence())
                .contains("msgpack", "set to JSON");
        NodeServer json = start(new JSONObject());
        assertThat(refusal(feed(endpoint(json, MSGPACK), "geheim")).sentence())
                .contains("JSON", "set to msgpack");
    }

    @Test
    void triesAnAddressOnce() throws Exception {
        NodeServer server = start(new JSONObject());
        var found = (TrialResult.Found) trial(endpoint(server, AdminWire.USUAL));
        assertThat(found.servers()).containsExactly("node");
        assertThat(found.instrumentation()).contains("0.4 or newer");

        NodeServer packed = start(new JSONObject().put("parser", "msgpack"));
        assertThat(trial(endpoint(packed, AdminWire.USUAL)).toString())
                .contains("speaks msgpack", "Set the parser");
    }

    @Test
    void clearsTheGhostsOfAKilledServerOnResync() throws Exception {
        String url = redis();
        NodeServer one = start(new JSONObject().put("redis", url).put("serverId", "one"));
        NodeServer two = start(new JSONObject().put("redis", url).put("serverId", "two"));
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

    private static void seesTheClient(FleetFeed feed, NodeServer server) {
        String id = server.clientIds().getFirst();
        until(feed, now -> knows(now, id) && !now.servers().isEmpty());
        SocketEntry socket = socket(feed.latest(), id);
        assertThat(socket.namespace()).isEqualTo("/");
        assertThat(socket.rooms()).anyMatch(room -> room.startsWith("room of "));
        assertThat(feed.latest().rooms()).extracting(RoomEntry::name).contains(id);
    }

    private static void seesEvents(FleetFeed feed, NodeServer server) throws IOException {
        server.command("send 0 hello [1,\"<binary>\"]");
        until(
                feed,
                now ->
                        now.tail().stream()
                                .anyMatch(
                                        line ->
                                                line.kind() == TailEvent.Kind.RECEIVED
                                                        && line.name().equals("hello")
                                                        && line.payloadJson()
                                                                .startsWith(
                                                                        "[1,\"<binary 2"
                                                                                + " bytes>\"")));
        until(
                feed,
                now ->
                        now.tail().stream()
                                .anyMatch(
                                        line ->
                                                line.kind() == TailEvent.Kind.SENT
                                                        && line.name().equals("back")));
    }

    private static void commands(FleetFeed feed, NodeServer server) throws Exception {
        String id = server.clientIds().getFirst();
        send(feed, new AdminCommand.Join("/", "vip", id));
        until(feed, now -> socket(now, id).rooms().contains("vip"));
        send(feed, new AdminCommand.Emit("/", "vip", "news", "[1,{\"a\":[null,true]},\"ü\"]"));
        server.awaitLine("event 0 news [1,{\"a\":[null,true]},\"ü\"");
        send(feed, new AdminCommand.Emit("/", null, "all", "[]"));
        server.awaitLine("event 0 all [");
        send(feed, new AdminCommand.Leave("/", "vip", id));
        until(feed, now -> !socket(now, id).rooms().contains("vip"));
        send(feed, new AdminCommand.Disconnect("/", true, id));
        until(feed, now -> !knows(now, id));
        assertThat(feed.latest().tail())
                .extracting(TailEvent::kind)
                .contains(TailEvent.Kind.JOINED, TailEvent.Kind.LEFT, TailEvent.Kind.DISCONNECTED);
    }

    private static void send(FleetFeed feed, AdminCommand command) throws Exception {
        feed.send(command).get(10, TimeUnit.SECONDS);
    }

    private static TrialResult trial(AdminEndpoint endpoint) throws Exception {
        return FeedTrial.run(endpoint, "geheim"::toCharArray).get(20, TimeUnit.SECONDS);
    }

    private String redis() throws IOException {
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        RedisServer redis =
                RedisServer.builder()
                        .port(port)
                        .bind("127.0.0.1")
                        .setting("save \"\"")
                        .setting("appendonly no")
                        .build();
        redis.start();
        open.add(redis::stop);
        return "redis://127.0.0.1:" + port;
    }

    private NodeServer start(JSONObject options) throws IOException {
        NodeServer server = NodeServer.start(options);
        open.add(server);
        return server;
    }

    private FleetFeed feed(AdminEndpoint endpoint, String password) {
        var feed = new FleetFeed(endpoint, password::toCharArray, _ -> {});
        open.add(feed);
        feed.start();
        return feed;
    }

    private static AdminEndpoint endpoint(NodeServer server, AdminWire wire) {
        return new AdminEndpoint(server.url(), "/socket.io/", "/admin", "admin", wire);
    }

    private static List<String> allowed(AdminWire.Transports transports) {
        return switch (transports) {
            case BOTH -> List.of("polling", "websocket");
            case POLLING -> List.of("polling");
            case WEBSOCKET -> List.of("websocket");
        };
    }

    private static boolean knows(FleetSnapshot snapshot, String id) {
        return snapshot.sockets().stream().anyMatch(socket -> socket.id().equals(id));
    }

    private static SocketEntry socket(FleetSnapshot snapshot, String id) {
        return snapshot.sockets().stream()
                .filter(socket -> socket.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static FeedStatus.Refused refusal(FleetFeed feed) {
        until(feed, now -> now.feed() instanceof FeedStatus.Refused);
        return (FeedStatus.Refused) feed.latest().feed();
    }

    private static void until(FleetFeed feed, Predicate<FleetSnapshot> condition) {
        await().atMost(PATIENCE).until(() -> condition.test(feed.latest()));
    }
}
