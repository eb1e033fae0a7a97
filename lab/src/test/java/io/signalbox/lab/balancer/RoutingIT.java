package io.signalbox.lab.balancer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.signalbox.lab.balancer.route.Action;
import io.signalbox.lab.balancer.route.RoutingTable;
import io.signalbox.lab.balancer.route.WeightedGroup;
import io.signalbox.lab.balancer.target.HealthCheck;
import io.signalbox.lab.balancer.target.HealthReason;
import io.signalbox.lab.balancer.target.HealthState;
import io.signalbox.lab.balancer.target.TrafficCounts;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RoutingIT {
    private final BalancerFixture fixture = new BalancerFixture();
    private final List<HttpClient> clients = new ArrayList<>();

    @AfterEach
    void close() {
        clients.forEach(HttpClient::shutdownNow);
        fixture.close();
    }

    @Test
    void letsOpenSocketsBeWhenWeightsChangeWhileNewOnesFollow() throws Exception {
        fixture.serve(fixture.blue(), "blue-1");
        fixture.serve(fixture.green(), "green-1");
        BalancerFixture.Echo old = fixture.webSocket(client());

        fixture.weights(0, 100);
        BalancerFixture.Echo fresh = fixture.webSocket(client());

        assertThat(old.roundTrip("still here")).isEqualTo("still here");
        assertThat(fresh.roundTrip("here too")).isEqualTo("here too");
        assertThat(fixture.blue().counts().activeConnections()).isEqualTo(1);
        assertThat(fixture.green().counts().activeConnections()).isEqualTo(1);
    }

    @Test
    void spreadsNewClientsByWeight() throws Exception {
        fixture.serve(fixture.blue(), "blue-1");
        fixture.serve(fixture.green(), "green-1");
        fixture.weights(50, 50);
        HttpClient forgetful = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        clients.add(forgetful);

        int green = 0;
        for (int i = 0; i < 400; i++) {
            green += fixture.get(forgetful, "/who").body().equals("green-1") ? 1 : 0;
        }

        assertThat(green).isCloseTo(200, within(50));
    }

    @Test
    void keepsAClientOnItsTargetAcrossConnectionsAndWeights() throws Exception {
        for (int i = 1; i <= 3; i++) {
            fixture.serve(fixture.blue(), "blue-" + i);
        }
        fixture.serve(fixture.green(), "green-1");
        HttpClient sticky = client();
        String first = fixture.get(sticky, "/who").body();

        fixture.weights(0, 999);

        for (int i = 0; i < 10; i++) {
            assertThat(fixture.get(sticky, "/who").body()).isEqualTo(first);
        }
        assertThat(fixture.get(client(), "/who").body()).isEqualTo("green-1");
    }

    @Test
    void answers503ToAStickyClientOfAGroupThatHasBecomeEmpty() throws Exception {
        StubTarget blue = fixture.serve(fixture.blue(), "blue-1");
        fixture.serve(fixture.green(), "green-1");
        HttpClient sticky = client();
        fixture.get(sticky, "/who");
        fixture.weights(0, 100);

        fixture.blue().deregister(blue.target()).join();

        assertThat(fixture.get(sticky, "/who").statusCode()).isEqualTo(503);
        assertThat(fixture.blue().counts().balancer5xx()).isEqualTo(1);
        assertThat(fixture.get(client(), "/who").body()).isEqualTo("green-1");
    }

    @Test
    void drainsWithoutTouchingOpenWebSocketsAndMovesEverybodyElse() throws Exception {
        StubTarget one = fixture.serve(fixture.blue(), "blue-1");
        HttpClient sticky = client();
        assertThat(fixture.get(sticky, "/who").body()).isEqualTo("blue-1");
        BalancerFixture.Echo open = fixture.webSocket(sticky);
        fixture.serve(fixture.blue(), "blue-2");

        CompletableFuture<Void> end = fixture.blue().deregister(one.target());
        fixture.awaitState(fixture.blue(), one.target(), HealthState.DRAINING);

        assertThat(fixture.get(sticky, "/who").body()).isEqualTo("blue-2");
        assertThat(open.roundTrip("still here")).isEqualTo("still here");
        assertThat(end).isNotDone();

        open.abort();
        assertThat(end).succeedsWithin(BalancerFixture.SOON);
        assertThat(fixture.blue().health()).hasSize(1);
    }

    @Test
    void letsARunningRequestEndWhileDraining() throws Exception {
        StubTarget one = fixture.serve(fixture.blue(), "blue-1");
        var running =
                client().sendAsync(
                                java.net.http.HttpRequest.newBuilder(fixture.uri("/hang")).build(),
                                java.net.http.HttpResponse.BodyHandlers.ofString());
        await().atMost(BalancerFixture.SOON).until(() -> one.hanging() == 1);

        CompletableFuture<Void> end = fixture.blue().deregister(one.target());

        assertThat(end).isNotDone();
        assertThat(running).isNotDone();
        running.cancel(true);
        assertThat(end).succeedsWithin(BalancerFixture.SOON);
    }

    @Test
    void closesWhatIsLeftAtTheEndOfTheDelay() {
        fixture.blue()
                .settings(
                        fixture.blue().settings().withDeregistrationDelay(Duration.ofMillis(300)));
        StubTarget one = fixture.serve(fixture.blue(), "blue-1");
        BalancerFixture.Echo open = fixture.webSocket(client());

        CompletableFuture<Void> end = fixture.blue().deregister(one.target());

        assertThat(end).succeedsWithin(BalancerFixture.SOON);
        assertThat(open.closed()).succeedsWithin(BalancerFixture.SOON);
        await().atMost(BalancerFixture.SOON)
                .until(() -> fixture.blue().counts().activeConnections() == 0);
    }

    @Test
    void followsATargetsHealthAndLeavesItsOpenSocketsAlone() throws Exception {
        StubTarget one = fixture.serve(fixture.blue(), "blue-1");
        BalancerFixture.Echo open = fixture.webSocket(client());

        one.health(503);
        fixture.awaitState(fixture.blue(), one.target(), HealthState.UNHEALTHY);

        assertThat(fixture.blue().health().getFirst().reason())
                .contains(HealthReason.RESPONSE_CODE_MISMATCH);
        assertThat(fixture.get(client(), "/who").statusCode()).isEqualTo(503);
        assertThat(open.roundTrip("still here")).isEqualTo("still here");

        one.health(200);
        fixture.awaitState(fixture.blue(), one.target(), HealthState.HEALTHY);
        assertThat(fixture.get(client(), "/who").statusCode()).isEqualTo(200);
    }

    @Test
    void tellsASilentTargetFromOneThatIsNotThere() {
        fixture.blue()
                .settings(
                        fixture.blue()
                                .settings()
                                .withHealthCheck(
                                        new HealthCheck(
                                                "/healthz",
                                                Duration.ofMillis(50),
                                                Duration.ofMillis(100),
                                                2,
                                                2)));
        StubTarget silent = fixture.serve(fixture.blue(), "blue-1");
        StubTarget dead = fixture.serve(fixture.blue(), "blue-2");

        silent.health(0);
        dead.close();
        fixture.awaitState(fixture.blue(), silent.target(), HealthState.UNHEALTHY);
        fixture.awaitState(fixture.blue(), dead.target(), HealthState.UNHEALTHY);

        assertThat(fixture.blue().health())
                .extracting(health -> health.reason().map(HealthReason::code).orElse("none"))
                .containsExactly("Target.Timeout", "Target.FailedHealthChecks");
    }

    @Test
    void refusesATableThatNamesAnUnknownGroupAndKeepsTheOldOne() {
        RoutingTable before = fixture.listener().table();
        RoutingTable wrong =
                new RoutingTable(
                        List.of(),
                        new Action.Forward(
                                List.of(new WeightedGroup("purple", 1)), Optional.empty()));

        assertThatThrownBy(() -> fixture.listener().route(wrong))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no target group 'purple'; there are [blue, green]");
        assertThat(fixture.listener().table()).isEqualTo(before);
    }

    @Test
    void answersWithTheFixedResponseWhereNoRuleMatches() throws Exception {
        fixture.listener().route(RoutingTable.empty());

        assertThat(fixture.get(client(), "/anything").statusCode()).isEqualTo(404);
        assertThat(fixture.get(client(), "/anything").body()).isEqualTo("not found\n");
        assertThat(fixture.blue().counts()).isEqualTo(TrafficCounts.NONE);
    }

    @Test
    void saysWhichAddressItCannotHave() {
        InetSocketAddress taken =
                new InetSocketAddress(InetAddress.getLoopbackAddress(), fixture.listener().port());

        assertThatThrownBy(() -> fixture.balancer().listen(taken))
                .isInstanceOf(java.io.UncheckedIOException.class)
                .hasMessageContaining(String.valueOf(taken.getPort()));
    }

    private HttpClient client() {
        HttpClient client = BalancerFixture.newClient();
        clients.add(client);
        return client;
    }
}
