package io.signalbox.interop;

import static io.signalbox.interop.Sights.refusal;
import static io.signalbox.interop.Sights.seesTheClient;
import static io.signalbox.interop.Sights.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.environment.AdminEndpoint;
import io.signalbox.environment.AdminWire;
import io.signalbox.fleet.FeedStatus;
import io.signalbox.fleet.feed.FeedTrial;
import io.signalbox.fleet.feed.FleetFeed;
import io.signalbox.fleet.feed.TrialResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.json.JSONObject;

/// What every fleet of official servers must go through with a feed, whatever its servers are
/// written in. Starts the servers and feeds of one test, and ends them.
final class FleetScenario {

    private static final String PASSWORD = "geheim";

    /// How a server of one kind is started.
    @FunctionalInterface
    interface Starter {
        OfficialServer start(JSONObject options) throws IOException;
    }

    private final Starter starter;
    private final List<AutoCloseable> open = new ArrayList<>();

    FleetScenario(Starter starter) {
        this.starter = starter;
    }

    /// Ends the newest first, so that no server outlives the Redis it talks to.
    void end() throws Exception {
        for (AutoCloseable one : open.reversed()) {
            one.close();
        }
    }

    OfficialServer start(JSONObject options) throws IOException {
        OfficialServer server = starter.start(options);
        open.add(server);
        return server;
    }

    /// @return the address of a Redis that two servers can share
    String redis() throws IOException {
        return Redis.start(open);
    }

    OfficialServer startOverRedis(String url, String serverId) throws IOException {
        return start(new JSONObject().put("redis", url).put("serverId", serverId));
    }

    /// As an operator who knows the login connects.
    FleetFeed feed(OfficialServer server) {
        return feed(server, AdminWire.USUAL);
    }

    FleetFeed feed(OfficialServer server, AdminWire wire) {
        return feed(endpoint(server, wire), PASSWORD);
    }

    FleetFeed feed(AdminEndpoint endpoint, String password) {
        var feed = new FleetFeed(endpoint, password::toCharArray, _ -> {});
        open.add(feed);
        feed.start();
        return feed;
    }

    static TrialResult trial(OfficialServer server) throws Exception {
        return FeedTrial.run(endpoint(server, AdminWire.USUAL), PASSWORD::toCharArray)
                .get(20, TimeUnit.SECONDS);
    }

    void refusesAWrongPasswordAndNobody() throws IOException {
        OfficialServer server = start(new JSONObject());

        FeedStatus.Refused wrong = refusal(feed(endpoint(server, AdminWire.USUAL), "falsch"));
        assertThat(wrong.sentence()).contains("refused the password of 'admin'");
        assertThat(wrong.retryAt()).isNull();
        var nobody =
                new AdminEndpoint(server.url(), "/socket.io/", "/admin", null, AdminWire.USUAL);
        assertThat(refusal(feed(nobody, "")).sentence()).contains("asks for a login");
    }

    void refusesWithoutInstrumentationAndIsTriedAgain() throws IOException {
        OfficialServer server = start(new JSONObject().put("admin", "none"));

        FeedStatus.Refused refused = refusal(feed(server));
        assertThat(refused.sentence()).contains("no namespace '/admin'");
        assertThat(refused.retryAt()).isNotNull();
    }

    /// @return the feed of that fleet
    FleetFeed mayOnlyBeWatched() throws IOException {
        OfficialServer server = start(new JSONObject().put("readonly", true));
        FleetFeed feed = feed(server);

        seesTheClient(feed, server);
        assertThat(feed.latest().supportedFeatures())
                .containsExactlyInAnyOrder("AGGREGATED_EVENTS", "ALL_EVENTS");
        return feed;
    }

    void showsNumbersAloneInProduction() throws IOException {
        OfficialServer server = start(new JSONObject().put("mode", "production").put("clients", 2));
        FleetFeed feed = feed(server);

        // Two clients and this console.
        until(feed, now -> now.totals().clients() == 3);
        // Before its features are known, no fleet seems to be in development.
        until(feed, now -> !now.supportedFeatures().isEmpty());
        assertThat(feed.latest().developmentMode()).isFalse();
        assertThat(feed.latest().sockets()).isEmpty();
        until(feed, now -> !now.history().isEmpty());
        seesTraffic(feed);
        server.command("close 1");
        until(feed, now -> now.totals().clients() == 2);
        assertThat(feed.latest().unreadableEvents()).isZero();
    }

    /// @param serverId what a server is called that was not told its name
    /// @return what else was found
    TrialResult.Found isFoundAtOnce(String serverId) throws Exception {
        var found = (TrialResult.Found) trial(start(new JSONObject()));
        assertThat(found.servers()).containsExactly(serverId);
        assertThat(found.features().developmentMode()).isTrue();
        return found;
    }

    static void seesTraffic(FleetFeed feed) {
        until(
                feed,
                now ->
                        now.samples().stream()
                                .anyMatch(
                                        sample ->
                                                sample.rates().bytesIn() > 0
                                                        && sample.rates().bytesOut() > 0));
    }

    private static AdminEndpoint endpoint(OfficialServer server, AdminWire wire) {
        return new AdminEndpoint(server.url(), "/socket.io/", "/admin", "admin", wire);
    }
}
