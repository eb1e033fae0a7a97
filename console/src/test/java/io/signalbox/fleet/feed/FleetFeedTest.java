package io.signalbox.fleet.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.signalbox.environment.AdminEndpoint;
import io.signalbox.fleet.FeedStatus;
import io.signalbox.fleet.SocketEntry;
import io.signalbox.fleet.SocketListing;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import org.json.JSONArray;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FleetFeedTest {

    private static final FeedTimings QUICK =
            new FeedTimings(
                    Duration.ofMillis(20),
                    Duration.ofMillis(400),
                    Duration.ofMillis(50),
                    Duration.ofMillis(200),
                    Duration.ofMillis(300),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(2));
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Queue<FeedStatus> statuses = new ConcurrentLinkedQueue<>();
    private final Queue<FleetFeed> feeds = new ConcurrentLinkedQueue<>();
    private TestingAdminServer server;

    @BeforeEach
    void start() throws IOException {
        server = TestingAdminServer.start();
    }

    @AfterEach
    void stop() {
        feeds.forEach(FleetFeed::close);
        server.close();
    }

    @Test
    void isLiveAndShowsWhatTheServerSends() {
        server.allSockets(
                new JSONArray().put(socket("s1").put("rooms", new JSONArray("['s1','r']"))));
        FleetFeed feed = connect("geheim");
        await().atMost(PATIENCE).until(() -> feed.latest().sockets().size() == 1);

        assertThat(feed.latest().feed()).isInstanceOf(FeedStatus.Live.class);
        assertThat(feed.latest().supportedFeatures()).contains("EMIT");
        assertThat(feed.latest().rooms()).hasSize(2);

        server.emit("socket_connected", socket("s2"), "2026-11-22T01:28:35.136Z");
        server.emit("server_stats", stats("a", 3));
        server.emit("room_joined", "broken");
        await().atMost(PATIENCE).until(() -> feed.latest().unreadableEvents() == 1);
        assertThat(feed.latest().sockets())
                .extracting(SocketEntry::id)
                .containsExactlyInAnyOrder("s1", "s2");
        assertThat(feed.latest().totals().clients()).isEqualTo(3);
    }

    @Test
    void comesBackBySessionWithoutThePassword() {
        FleetFeed feed = connect("geheim");
        awaitLive(feed);
        await().atMost(PATIENCE).until(() -> feed.latest().developmentMode());

        server.dropSessions();
        await().atMost(PATIENCE).until(() -> server.logins().size() == 2);

        assertThat(server.logins().get(0).has("password")).isTrue();
        assertThat(server.logins().get(1).toMap()).containsOnlyKeys("sessionId");
        awaitLive(feed);
    }

    @Test
    void keepsTheSessionThatComesBeforeTheConnection() {
        server.sendSessionEarly();
        FleetFeed feed = connect("geheim");
        awaitLive(feed);

        server.dropSessions();
        await().atMost(PATIENCE).until(() -> server.logins().size() == 2);
        assertThat(server.logins().get(1).toMap()).containsOnlyKeys("sessionId");
    }

    @Test
    void logsInAgainWhereTheSessionIsForgotten() {
        FleetFeed feed = connect("geheim");
        awaitLive(feed);
        await().atMost(PATIENCE).until(() -> feed.latest().developmentMode());
        server.forgetSessions();

        server.dropSessions();

        await().atMost(PATIENCE).until(() -> server.logins().size() == 3);
        awaitLive(feed);
        assertThat(server.logins().get(2).has("password")).isTrue();
    }

    @Test
    void saysThatThePasswordIsWrongAndDoesNotTryItAgain() {
        FleetFeed feed = connect("falsch");

        FeedStatus.Refused refused = awaitRefused(feed);
        assertThat(refused.sentence()).contains("refused the password of 'admin'");
        assertThat(refused.sentence() + refused.whatToDo()).doesNotContain("falsch");
        assertThat(server.logins()).hasSize(1);
    }

    @Test
    void saysThatALoginIsAskedFor() {
        FleetFeed feed = feed(new AdminEndpoint(server.url(), "/socket.io/", "/admin", null), "");
        feed.start();

        assertThat(awaitRefused(feed).sentence()).contains("asks for a login");
        assertThat(server.logins().getFirst().isEmpty()).isTrue();
    }

    @Test
    void saysThatTheServersAreNotInstrumented() {
        server.namespace("/other");
        FeedStatus.Refused refused = awaitRefused(connect("geheim"));

        assertThat(refused.sentence()).contains("no namespace '/admin'");
        assertThat(refused.whatToDo()).contains("instrumentation");
    }

    @Test
    void triesAgainAfterARefusalWhenAsked() {
        server.namespace("/other");
        FleetFeed feed = connect("geheim");
        awaitRefused(feed);
        server.namespace("/admin");

        feed.resync();

        awaitLive(feed);
    }

    @Test
    void saysThatTheServerIsGoneAndComesBackWithIt() throws IOException {
        FleetFeed feed = connect("geheim");
        awaitLive(feed);
        int port = server.port();
        server.close();

        FeedStatus.Reconnecting third = awaitAttempt(3);
        assertThat(third.reason()).contains("nothing accepts connections");
        assertThat(third.whatToDo()).isNotBlank();

        server = TestingAdminServer.start(port);
        awaitLive(feed);
    }

    @Test
    void saysThatNoServerIsBehindTheBalancer() {
        server.failWith(503);
        connect("geheim");

        assertThat(awaitAttempt(1).reason()).contains("no server to offer", "503");
    }

    @Test
    void saysThatThereIsNoSocketIo() {
        server.failWith(404);
        connect("geheim");

        assertThat(awaitAttempt(1).reason()).contains("has no Socket.IO at path");
    }

    @Test
    void saysThatTlsFails() throws Exception {
        var withoutCertificate = SSLContext.getInstance("TLS");
        withoutCertificate.init(new KeyManager[0], null, null);
        var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        HttpsServer https = HttpsServer.create(loopback, 0);
        https.setHttpsConfigurator(new HttpsConfigurator(withoutCertificate));
        https.start();
        try {
            URI url = URI.create("https://127.0.0.1:" + https.getAddress().getPort());
            feed(new AdminEndpoint(url, "/socket.io/", "/admin", "admin"), "geheim").start();

            assertThat(awaitAttempt(1).reason()).contains("TLS");
            assertThat(awaitAttempt(1).whatToDo()).contains("certificate");
        } finally {
            https.stop(0);
        }
    }

    @Test
    void isStaleWhileNoServerReports() {
        FleetFeed feed = connect("geheim");
        await().atMost(PATIENCE).until(() -> feed.latest().feed() instanceof FeedStatus.Stale);

        server.emit("server_stats", stats("a", 1));
        awaitLive(feed);
    }

    @Test
    void clearsGhostsOnResync() {
        server.allSockets(new JSONArray().put(socket("ghost")));
        FleetFeed feed = connect("geheim");
        await().atMost(PATIENCE).until(() -> feed.latest().sockets().size() == 1);
        server.allSockets(new JSONArray());

        feed.resync();

        await().atMost(PATIENCE).until(() -> feed.latest().sockets().isEmpty());
        awaitLive(feed);
        assertThat(server.logins()).hasSize(2);
        assertThat(server.sessionsOpened()).as("the connection stays").isOne();
    }

    @Test
    void clearsGhostsByItselfWhenTheServersCountOtherwise() {
        var now = new AtomicReference<>(Instant.now());
        var ghosts = new JSONArray();
        for (int i = 0; i < 20; i++) {
            ghosts.put(socket("ghost" + i));
        }
        server.allSockets(ghosts);
        var feed =
                new FleetFeed(
                        new AdminEndpoint(server.url(), "/socket.io/", "/admin", "admin"),
                        "geheim"::toCharArray,
                        _ -> {},
                        QUICK,
                        now::get);
        feeds.add(feed);
        feed.start();
        await().atMost(PATIENCE).until(() -> feed.latest().sockets().size() == 20);
        server.allSockets(new JSONArray());

        for (int i = 0; i < 20; i++) {
            now.updateAndGet(at -> at.plusSeconds(2));
            int uptime = 10 + i;
            server.emit(
                    "server_stats", stats("a", 0).put("uptime", uptime).put("namespaces", none()));
            await().atMost(PATIENCE)
                    .until(
                            () ->
                                    feed.latest().sockets().isEmpty()
                                            || feed.latest().servers().stream()
                                                    .anyMatch(
                                                            s -> s.uptime().toSeconds() == uptime));
        }
        await().atMost(PATIENCE).until(() -> feed.latest().sockets().isEmpty());
        assertThat(server.logins()).hasSize(2);
        assertThat(server.sessionsOpened()).isOne();
    }

    private static JSONArray none() {
        return new JSONArray("[{'name':'/','socketsCount':0}]");
    }

    @Test
    void tellsOfEventsWhileAListingOfManySocketsIsRead() {
        var many = new JSONArray();
        for (int i = 0; i < 20_000; i++) {
            many.put(socket("s" + i).put("rooms", new JSONArray("['r" + i % 50 + "']")));
        }
        server.allSockets(many);
        Queue<SocketListing> listings = new ConcurrentLinkedQueue<>();
        var feed =
                new FleetFeed(
                        new AdminEndpoint(server.url(), "/socket.io/", "/admin", "admin"),
                        "geheim"::toCharArray,
                        snapshot -> listings.add(snapshot.listing()),
                        QUICK,
                        InstantSource.system());
        feeds.add(feed);
        feed.start();
        await().atMost(PATIENCE).until(() -> server.logins().size() == 1);
        server.emit(
                "socket_disconnected",
                "/",
                "s19999",
                "transport close",
                "2026-11-22T01:28:35.136Z");
        await().atMost(PATIENCE).until(() -> feed.latest().sockets().size() == 19_999);

        assertThat(listings).anyMatch(SocketListing::reading);
        assertThat(feed.latest().listing().reading()).isFalse();
        assertThat(feed.latest().totals().rooms()).isEqualTo(50);
    }

    @Test
    void endsWithAWord() {
        FleetFeed feed = connect("geheim");
        awaitLive(feed);
        feed.close();

        await().atMost(PATIENCE).until(() -> feed.latest().feed() instanceof FeedStatus.Stopped);
    }

    private FleetFeed connect(String password) {
        FleetFeed feed =
                feed(new AdminEndpoint(server.url(), "/socket.io/", "/admin", "admin"), password);
        feed.start();
        return feed;
    }

    private FleetFeed feed(AdminEndpoint endpoint, String password) {
        var feed =
                new FleetFeed(
                        endpoint,
                        password::toCharArray,
                        snapshot -> statuses.add(snapshot.feed()),
                        QUICK,
                        InstantSource.system());
        feeds.add(feed);
        return feed;
    }

    private static void awaitLive(FleetFeed feed) {
        await().atMost(PATIENCE).until(() -> feed.latest().feed() instanceof FeedStatus.Live);
    }

    private static FeedStatus.Refused awaitRefused(FleetFeed feed) {
        await().atMost(PATIENCE).until(() -> feed.latest().feed() instanceof FeedStatus.Refused);
        return (FeedStatus.Refused) feed.latest().feed();
    }

    /// Waits until so many attempts in a row failed.
    private FeedStatus.Reconnecting awaitAttempt(int attempt) {
        await().atMost(PATIENCE).until(() -> attempts().anyMatch(r -> r.attempt() >= attempt));
        return attempts().filter(r -> r.attempt() >= attempt).findFirst().orElseThrow();
    }

    private Stream<FeedStatus.Reconnecting> attempts() {
        return statuses.stream()
                .filter(FeedStatus.Reconnecting.class::isInstance)
                .map(FeedStatus.Reconnecting.class::cast);
    }

    private static JSONObject socket(String id) {
        return new JSONObject().put("id", id).put("nsp", "/");
    }

    private static JSONObject stats(String server, int clients) {
        return new JSONObject()
                .put("serverId", server)
                .put("uptime", 1)
                .put("clientsCount", clients);
    }
}
