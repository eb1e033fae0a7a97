package io.signalbox.lab.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.signalbox.lab.balancer.Balancer;
import io.signalbox.lab.balancer.Listener;
import io.signalbox.lab.balancer.route.Action;
import io.signalbox.lab.balancer.route.RoutingRule;
import io.signalbox.lab.balancer.route.RoutingTable;
import io.signalbox.lab.balancer.route.WeightedGroup;
import io.signalbox.lab.balancer.target.HealthCheck;
import io.signalbox.lab.balancer.target.HealthState;
import io.signalbox.lab.balancer.target.Target;
import io.signalbox.lab.balancer.target.TargetGroup;
import io.signalbox.lab.balancer.target.TargetGroupSettings;
import io.signalbox.server.ChannelServer;
import io.signalbox.server.settings.ServerConfig;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The crowd against real channel servers behind the real balancer.
class LoadClientsIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final Balancer balancer = Balancer.start();
    private final Listener listener =
            balancer.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    private final TargetGroup blue = group("blue");
    private final TargetGroup green = group("green");
    private final List<AutoCloseable> parts = new ArrayList<>(List.of(balancer));

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable part : parts.reversed()) {
            part.close();
        }
    }

    @Test
    void connectsJoinsPublishesAndUpgradesAllButTheShareThatOnlyPolls() throws Exception {
        weights(100, 0);
        ChannelServer server = serve(blue, "blue-1");
        LoadClients crowd = crowd(settings(40));

        await().atMost(SOON)
                .untilAsserted(
                        () -> {
                            LoadStatistics now = crowd.statistics();
                            assertThat(now.connected()).isEqualTo(40);
                            assertThat(now.polling()).isEqualTo(2);
                            assertThat(now.connecting()).isZero();
                            assertThat(now.totals().published()).isGreaterThan(20);
                            assertThat(now.totals().acknowledged()).isGreaterThan(60);
                            assertThat(now.totals().ticks())
                                    .isGreaterThan(now.totals().published());
                            assertThat(server.socketIo().engine().clients()).isEqualTo(40);
                            assertThat(server.socketIo().engine().pollingClients()).isEqualTo(2);
                        });
        assertThat(crowd.statistics().totals().connectErrors()).isZero();

        crowd.close();

        assertThat(crowd.statistics().connected()).isZero();
        await().atMost(SOON).until(() -> server.socketIo().engine().clients() == 0);
    }

    @Test
    void staysWhereItIsWhenWeightsMoveAndFollowsThemByChurn() throws Exception {
        weights(100, 0);
        ChannelServer old = serve(blue, "blue-1");
        ChannelServer fresh = serve(green, "green-1");
        LoadClients crowd = crowd(settings(20).withMeanLife(Duration.ofSeconds(10)));
        await().atMost(SOON)
                .until(
                        () ->
                                crowd.statistics().connected() > 15
                                        && old.socketIo().engine().clients() > 15);
        assertThat(fresh.socketIo().engine().clients()).isZero();

        weights(0, 100);

        await().atMost(SOON)
                .until(
                        () ->
                                old.socketIo().engine().clients() == 0
                                        && fresh.socketIo().engine().clients() > 15);
        LoadStatistics.Totals totals = crowd.statistics().totals();
        assertThat(totals.reconnects()).as("nobody was cut off").isZero();
        assertThat(totals.retired()).isGreaterThanOrEqualTo(20);
    }

    @Test
    void comesBackWithBackoffWhenItsServerGoes() throws Exception {
        weights(100, 0);
        ChannelServer first = serve(blue, "blue-1");
        ChannelServer second = serve(blue, "blue-2");
        LoadClients crowd = crowd(settings(20));
        await().atMost(SOON).until(() -> crowd.statistics().connected() == 20);
        int onFirst = first.socketIo().engine().clients();
        assertThat(onFirst).isPositive();

        parts.remove(first);
        first.close();

        await().atMost(SOON)
                .untilAsserted(
                        () -> {
                            assertThat(crowd.statistics().connected())
                                    .as("%s", crowd.statistics())
                                    .isEqualTo(20);
                            assertThat(second.socketIo().engine().clients())
                                    .isGreaterThanOrEqualTo(20);
                        });
        assertThat(crowd.statistics().totals().reconnects()).isGreaterThanOrEqualTo(onFirst);
    }

    @Test
    void countsErrorsAndKeepsTryingWhileNothingAnswers() {
        LoadClients crowd = crowd(settings(3));

        await().atMost(SOON).until(() -> crowd.statistics().totals().connectErrors() > 5);

        assertThat(crowd.statistics().connected()).isZero();
        assertThat(crowd.statistics().connecting()).isEqualTo(3);
    }

    @Test
    void saysWhatIsWrongWithASetting() {
        assertThatThrownBy(() -> LoadClients.start(URI.create("https://a"), settings(1)))
                .hasMessageContaining("http://host:port");
        assertThatThrownBy(() -> LoadSettings.of(-1)).hasMessageContaining("0 to 10000, not -1");
        assertThatThrownBy(() -> settings(1).withPollingShare(Double.NaN))
                .hasMessageContaining("0 to 1");
    }

    private static LoadSettings settings(int clients) {
        return LoadSettings.of(clients)
                .withSeed(5)
                .withRampPerSecond(200)
                .withPublishesPerSecond(clients);
    }

    private LoadClients crowd(LoadSettings settings) {
        LoadClients crowd = LoadClients.start(listener.url(), settings);
        parts.add(crowd);
        return crowd;
    }

    private ChannelServer serve(TargetGroup group, String id) throws Exception {
        ChannelServer server =
                ChannelServer.start(ServerConfig.from(Map.of("SOCKET_PORT", "0", "SERVER_ID", id)));
        parts.add(1, server);
        group.register(new Target(id, "127.0.0.1", server.port()));
        await().atMost(SOON)
                .until(
                        () ->
                                group.health().stream()
                                        .allMatch(h -> h.state() == HealthState.HEALTHY));
        return server;
    }

    private TargetGroup group(String id) {
        return balancer.addGroup(
                id, TargetGroupSettings.of(HealthCheck.of("/healthz", Duration.ofMillis(100))));
    }

    private void weights(int toBlue, int toGreen) {
        listener.route(
                new RoutingTable(
                        List.of(
                                RoutingRule.of(
                                        "/socket.io/*",
                                        new Action.Forward(
                                                List.of(
                                                        new WeightedGroup("blue", toBlue),
                                                        new WeightedGroup("green", toGreen)),
                                                Optional.of(Duration.ofMinutes(5))))),
                        Action.FixedResponse.of(404, "no rule\n")));
    }
}
