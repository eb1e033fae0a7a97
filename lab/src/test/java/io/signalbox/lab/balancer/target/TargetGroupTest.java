package io.signalbox.lab.balancer.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.netty.channel.DefaultEventLoop;
import io.netty.channel.EventLoop;
import io.signalbox.lab.balancer.route.Action;
import io.signalbox.lab.balancer.route.WeightedGroup;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TargetGroupTest {
    private static final Target ONE = new Target("i-1", "127.0.0.1", 3001);
    private static final Duration SOON = Duration.ofSeconds(5);

    private final EventLoop loop = new DefaultEventLoop();
    private final TestingChecker checker = new TestingChecker();
    private final TargetGroup group =
            new TargetGroup(
                    "blue",
                    TargetGroupSettings.of(
                            new HealthCheck(
                                    "/healthz",
                                    Duration.ofMillis(50),
                                    Duration.ofSeconds(1),
                                    3,
                                    2)),
                    loop,
                    checker);

    @AfterEach
    void stopLoop() {
        group.stop();
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    @Test
    void leavesTargetsUnusedAndUncheckedWhileNoRuleNamesTheGroup() {
        group.register(ONE);

        TargetHealth health = group.health().getFirst();

        assertThat(health.state()).isEqualTo(HealthState.UNUSED);
        assertThat(health.reason().map(HealthReason::code)).contains("Target.NotInUse");
        assertThat(checker.checks()).isZero();
    }

    @Test
    void isHealthyAfterOneSuccessAndSaysNoReason() {
        group.used(true);
        group.register(ONE);

        awaitState(HealthState.HEALTHY);

        assertThat(group.health().getFirst().reason()).isEmpty();
        assertThat(group.health().getFirst().description()).isEmpty();
    }

    @Test
    void staysInitialUntilTheUnhealthyThresholdIsReached() {
        checker.answers(ONE, Probe.Result.TIMED_OUT);
        List<HealthReason> seen = new java.util.concurrent.CopyOnWriteArrayList<>();
        group.used(true);
        group.register(ONE);

        await().atMost(SOON)
                .until(
                        () -> {
                            TargetHealth health = group.health().getFirst();
                            health.reason().filter(r -> !seen.contains(r)).ifPresent(seen::add);
                            return health.state() == HealthState.UNHEALTHY;
                        });

        assertThat(seen).last().isEqualTo(HealthReason.TIMEOUT);
        assertThat(checker.checks()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void needsTheHealthyThresholdToComeBack() {
        checker.answers(
                ONE, Probe.Result.of(io.netty.handler.codec.http.HttpResponseStatus.BAD_GATEWAY));
        group.used(true);
        group.register(ONE);
        awaitState(HealthState.UNHEALTHY);
        assertThat(group.health().getFirst().reason())
                .contains(HealthReason.RESPONSE_CODE_MISMATCH);
        assertThat(group.health().getFirst().description())
                .isEqualTo("Health checks failed with these codes: [502]");
        int before = checker.checks();

        checker.answers(ONE, Probe.Result.HEALTHY);
        awaitState(HealthState.HEALTHY);

        assertThat(checker.checks() - before).isGreaterThanOrEqualTo(3);
    }

    @Test
    void isGoneAtOnceWhenItHasNoConnectionToDrain() {
        group.used(true);
        group.register(ONE);
        awaitState(HealthState.HEALTHY);

        assertThat(group.deregister(ONE)).isDone();
        assertThat(group.health()).isEmpty();
        assertThat(group.deregister(ONE)).isDone();
    }

    @Test
    void drainsUntilTheLastConnectionHasGone() {
        TargetState state = registeredHealthy();
        CountingLease lease = new CountingLease();
        assertThat(group.open(state, lease)).isTrue();

        CompletableFuture<Void> end = group.deregister(ONE);

        assertThat(group.deregister(ONE)).isSameAs(end);
        assertThat(end).isNotDone();
        assertThat(lease.drains).hasValue(1);
        assertThat(group.health().getFirst().state()).isEqualTo(HealthState.DRAINING);
        assertThat(group.health().getFirst().reason())
                .contains(HealthReason.DEREGISTRATION_IN_PROGRESS);
        assertThat(group.choose(Optional.of(ONE.key()))).isEmpty();
        assertThat(group.open(state, new CountingLease())).isFalse();

        group.closed(state, lease);

        assertThat(end).isDone();
        assertThat(lease.cuts).hasValue(0);
        assertThat(group.health()).isEmpty();
    }

    @Test
    void cutsWhatIsLeftWhenTheDelayIsOver() {
        group.settings(group.settings().withDeregistrationDelay(Duration.ofMillis(200)));
        TargetState state = registeredHealthy();
        CountingLease lease = new CountingLease();
        group.open(state, lease);

        CompletableFuture<Void> end = group.deregister(ONE);

        assertThat(end).succeedsWithin(SOON);
        assertThat(lease.cuts).hasValue(1);
        assertThat(group.health()).isEmpty();
    }

    @Test
    void takesADrainingTargetBack() {
        TargetState state = registeredHealthy();
        CountingLease lease = new CountingLease();
        group.open(state, lease);
        CompletableFuture<Void> end = group.deregister(ONE);

        group.register(ONE);
        awaitState(HealthState.HEALTHY);
        group.closed(state, lease);

        assertThat(end).isDone();
        assertThat(group.health()).hasSize(1);
        assertThat(group.choose(Optional.empty())).isPresent();
    }

    @Test
    void becomesUnusedAndInitialAgainAsRulesComeAndGo() {
        registeredHealthy();

        group.used(false);
        assertThat(group.health().getFirst().state()).isEqualTo(HealthState.UNUSED);
        assertThat(group.choose(Optional.empty())).isEmpty();

        group.used(true);
        awaitState(HealthState.HEALTHY);
    }

    @Test
    void tellsTargetsWithOneIdOnSeveralPortsApart() {
        Target other = new Target(ONE.id(), ONE.host(), ONE.port() + 1);
        group.register(ONE);
        group.register(other);
        group.register(ONE);

        group.deregister(ONE);

        assertThat(group.health()).extracting(TargetHealth::target).containsExactly(other);
    }

    @Test
    void namesWhatIsWrongWithASetting() {
        assertThatThrownBy(() -> new WeightedGroup("blue", 1000))
                .hasMessage("weight of target group blue must be 0 to 999, not 1000");
        assertThatThrownBy(() -> new WeightedGroup("blue", -1)).hasMessageContaining("-1");
        assertThatThrownBy(() -> new Target("i-1", "127.0.0.1", 0))
                .hasMessageContaining("1 to 65535");
        assertThatThrownBy(() -> HealthCheck.of("healthz", Duration.ofSeconds(1)))
                .hasMessageContaining("must start with /");
        assertThatThrownBy(() -> group.settings().withDeregistrationDelay(Duration.ofSeconds(3601)))
                .hasMessageContaining("0 to 3600");
        assertThatThrownBy(() -> new Action.Forward(List.of(), Optional.empty()))
                .hasMessageContaining("1 to 5 target groups");
        assertThatThrownBy(
                        () ->
                                new Action.Forward(
                                        List.of(new WeightedGroup("blue", 1)),
                                        Optional.of(Duration.ofDays(8))))
                .hasMessageContaining("1 to 604800");
    }

    private TargetState registeredHealthy() {
        group.used(true);
        group.register(ONE);
        awaitState(HealthState.HEALTHY);
        return group.choose(Optional.empty()).orElseThrow();
    }

    private void awaitState(HealthState state) {
        await().atMost(SOON).until(() -> group.health().getFirst().state() == state);
    }

    private static final class CountingLease implements TargetState.Lease {
        private final AtomicInteger drains = new AtomicInteger();
        private final AtomicInteger cuts = new AtomicInteger();

        @Override
        public void drain() {
            drains.incrementAndGet();
        }

        @Override
        public void cut() {
            cuts.incrementAndGet();
        }
    }
}
