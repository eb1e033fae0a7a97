package io.signalbox.lab.balancer.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.netty.channel.DefaultEventLoop;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import io.signalbox.lab.balancer.target.Algorithm;
import io.signalbox.lab.balancer.target.HealthCheck;
import io.signalbox.lab.balancer.target.HealthState;
import io.signalbox.lab.balancer.target.Target;
import io.signalbox.lab.balancer.target.TargetGroup;
import io.signalbox.lab.balancer.target.TargetGroupSettings;
import io.signalbox.lab.balancer.target.TestingChecker;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RouterTest {
    private static final Optional<Duration> MINUTE = Optional.of(Duration.ofMinutes(1));
    private static final Optional<Duration> OFF = Optional.empty();
    private static final String PATH = "/socket.io/";

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final Router router = new Router(new StickyCookies(now::get), new Random(7));
    private final EventLoop loop = new DefaultEventLoop();
    private final TestingChecker checker = new TestingChecker();
    private final Map<String, TargetGroup> groups = new LinkedHashMap<>();

    @AfterEach
    void stopLoop() {
        groups.values().forEach(TargetGroup::stop);
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    @Test
    void givesNewClientsToGroupsByWeight() {
        group("blue", 1);
        group("green", 1);
        weights(MINUTE, 90, 10);

        Map<String, Integer> chosen = new HashMap<>();
        for (int i = 0; i < 10_000; i++) {
            chosen.merge(groupOf(decide(noCookies())), 1, Integer::sum);
        }

        // Standard deviation is 30; five of them.
        assertThat(chosen.get("green")).isCloseTo(1_000, within(150));
    }

    @Test
    void neverGivesANewClientToAGroupOfWeightZero() {
        group("blue", 1);
        group("green", 1);
        weights(MINUTE, 0, 1);

        for (int i = 0; i < 1_000; i++) {
            assertThat(groupOf(decide(noCookies()))).isEqualTo("green");
        }
    }

    @Test
    void keepsAStickyClientOnItsGroupAlsoWhenTheWeightIsZero() {
        group("blue", 1);
        group("green", 1);
        weights(MINUTE, 100, 0);
        HttpHeaders client = cookiesOf(decide(noCookies()));

        weights(MINUTE, 0, 100);

        assertThat(groupOf(decide(client))).isEqualTo("blue");
        assertThat(groupOf(decide(noCookies()))).isEqualTo("green");
    }

    @Test
    void refreshesTheGroupCookieWithEveryAnswer() {
        group("blue", 1);
        group("green", 1);
        weights(MINUTE, 100, 0);
        HttpHeaders client = cookiesOf(decide(noCookies()));
        weights(MINUTE, 0, 100);

        for (int i = 0; i < 5; i++) {
            now.set(now.get().plusSeconds(50));
            Router.Decision.To choice = decide(client);
            assertThat(groupOf(choice)).isEqualTo("blue");
            client = cookiesOf(choice);
        }
        now.set(now.get().plusSeconds(61));

        assertThat(groupOf(decide(client))).isEqualTo("green");
    }

    @Test
    void followsTheWeightsAgainWhenGroupStickinessIsOff() {
        group("blue", 1);
        group("green", 1);
        weights(MINUTE, 100, 0);
        HttpHeaders client = cookiesOf(decide(noCookies()));

        weights(OFF, 0, 100);

        assertThat(groupOf(decide(client))).isEqualTo("green");
        assertThat(router.cookiesFor(decide(client))).isEmpty();
    }

    @Test
    void takesAClientOfAGroupThatTheRuleNoLongerNamesForANewOne() {
        group("blue", 1);
        group("green", 1);
        weights(MINUTE, 100, 0);
        HttpHeaders client = cookiesOf(decide(noCookies()));

        route(new Action.Forward(List.of(new WeightedGroup("green", 1)), MINUTE));

        assertThat(groupOf(decide(client))).isEqualTo("green");
    }

    @Test
    void takesAClientWithATamperedCookieForANewOne() {
        group("blue", 1);
        group("green", 1);
        weights(MINUTE, 100, 0);
        HttpHeaders client = cookiesOf(decide(noCookies()));
        weights(MINUTE, 0, 100);

        client.set("Cookie", client.get("Cookie").replaceAll("(AWSALBTG(CORS)?)=", "$1=A"));

        assertThat(groupOf(decide(client))).isEqualTo("green");
    }

    @Test
    void sendsAStickyClientOfAnEmptyGroupNowhereElse() {
        group("blue", 1);
        group("green", 1);
        weights(MINUTE, 100, 0);
        HttpHeaders client = cookiesOf(decide(noCookies()));
        weights(MINUTE, 0, 100);

        blue().deregister(target("blue", 0)).join();

        assertThat(router.decide(PATH, client)).isEqualTo(new Router.Decision.NoTarget(blue()));
    }

    @Test
    void sendsNewClientsNowhereWhenAllWeightsAreZero() {
        group("blue", 1);
        group("green", 1);
        weights(MINUTE, 0, 0);

        assertThat(router.decide(PATH, noCookies())).isEqualTo(new Router.Decision.NoTarget(null));
    }

    @Test
    void keepsAStickyClientOnItsTargetAndMovesItWhenThatOneDrains() {
        group("blue", 3);
        route(new Action.Forward(List.of(new WeightedGroup("blue", 1)), OFF));
        Router.Decision.To first = decide(noCookies());
        HttpHeaders client = cookiesOf(first);

        for (int i = 0; i < 10; i++) {
            assertThat(decide(client).target()).isSameAs(first.target());
        }
        blue().deregister(first.target().target()).join();
        Router.Decision.To moved = decide(client);

        assertThat(moved.target()).isNotSameAs(first.target());
        assertThat(decide(cookiesOf(moved)).target()).isSameAs(moved.target());
    }

    @Test
    void goesRoundTheTargetsOfAGroupThatIsNotSticky() {
        group("blue", 3);
        blue().settings(blue().settings().withTargetStickiness(OFF));
        route(new Action.Forward(List.of(new WeightedGroup("blue", 1)), OFF));

        Map<Target, Integer> chosen = new HashMap<>();
        for (int i = 0; i < 30; i++) {
            chosen.merge(decide(noCookies()).target().target(), 1, Integer::sum);
        }

        assertThat(chosen)
                .hasSize(3)
                .allSatisfy((target, count) -> assertThat(count).isEqualTo(10));
    }

    @Test
    void choosesTheTargetWithTheLeastOutstandingRequests() {
        TargetGroup blue = group("blue", 3);
        blue.settings(
                blue.settings()
                        .withAlgorithm(Algorithm.LEAST_OUTSTANDING)
                        .withTargetStickiness(OFF));
        route(new Action.Forward(List.of(new WeightedGroup("blue", 1)), OFF));
        for (int i = 0; i < 3; i++) {
            decide(noCookies()).target().outstanding().addAndGet(i == 1 ? 2 : 5);
        }

        Target least = decide(noCookies()).target().target();

        assertThat(least).isEqualTo(target("blue", 1));
        assertThat(decide(noCookies()).target().target()).isEqualTo(least);
    }

    @Test
    void takesTheFirstRuleThatMatchesAndElseTheDefault() {
        router.routes(
                new Router.Routes(
                        new RoutingTable(
                                List.of(
                                        RoutingRule.of("/a/*", Action.FixedResponse.of(201, "a")),
                                        RoutingRule.of("/*", Action.FixedResponse.of(202, "b"))),
                                Action.FixedResponse.of(404, "none")),
                        Map.of()));

        assertThat(status("/a/x")).isEqualTo(201);
        assertThat(status("/b")).isEqualTo(202);
        assertThat(status("nothing")).isEqualTo(404);
    }

    private int status(String path) {
        return router.decide(path, noCookies()) instanceof Router.Decision.Reply(var fixed)
                ? fixed.status()
                : -1;
    }

    private TargetGroup group(String id, int size) {
        HealthCheck check = HealthCheck.of("/healthz", Duration.ofSeconds(30));
        TargetGroup group = new TargetGroup(id, TargetGroupSettings.of(check), loop, checker);
        groups.put(id, group);
        for (int i = 0; i < size; i++) {
            group.register(target(id, i));
        }
        group.used(true);
        await().atMost(Duration.ofSeconds(5))
                .until(
                        () ->
                                group.health().stream()
                                        .allMatch(h -> h.state() == HealthState.HEALTHY));
        return group;
    }

    private TargetGroup blue() {
        return Objects.requireNonNull(groups.get("blue"));
    }

    private static Target target(String group, int index) {
        return new Target(group + "-" + index, "127.0.0.1", 3000 + index);
    }

    private void weights(Optional<Duration> stickiness, int blue, int green) {
        route(
                new Action.Forward(
                        List.of(new WeightedGroup("blue", blue), new WeightedGroup("green", green)),
                        stickiness));
    }

    private void route(Action action) {
        router.routes(
                new Router.Routes(
                        new RoutingTable(
                                List.of(RoutingRule.of("/socket.io/*", action)),
                                Action.FixedResponse.of(404, "")),
                        groups));
    }

    private Router.Decision.To decide(HttpHeaders headers) {
        return (Router.Decision.To) router.decide(PATH, headers);
    }

    private HttpHeaders cookiesOf(Router.Decision.To choice) {
        List<String> pairs =
                router.cookiesFor(choice).stream()
                        .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                        .toList();
        return new DefaultHttpHeaders().set("Cookie", String.join("; ", pairs));
    }

    private static String groupOf(Router.Decision.To choice) {
        return choice.target().group().id();
    }

    private static HttpHeaders noCookies() {
        return new DefaultHttpHeaders();
    }
}
