package io.signalbox.lab.ecs.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.lab.TestingRunner;
import io.signalbox.lab.ecs.cluster.DeploymentStrategy.Kind;
import io.signalbox.lab.ecs.cluster.ServiceSpec.Policy;
import io.signalbox.lab.ecs.cluster.ServiceSpec.Traffic;
import io.signalbox.lab.ecs.cluster.ServiceSpec.WatchedAlarms;
import io.signalbox.lab.ecs.definition.TaskDefinition;
import io.signalbox.lab.ecs.task.TargetGroupUse;
import io.signalbox.lab.ecs.task.TargetRegistry;
import io.signalbox.lab.ecs.task.Task;
import io.signalbox.lab.identity.Account;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Native deployments stage by stage, on a clock of their own: a minute of theirs takes ten seconds.
class BlueGreenTest {
    private static final int MINUTE = 10;
    private static final TaskDefinition V1 = definition(1);
    private static final TaskDefinition V2 = definition(2);
    private static final TaskDefinition V3 = definition(3);
    private static final DeploymentStrategy BLUE_GREEN =
            new DeploymentStrategy(Kind.BLUE_GREEN, 2, 100, 0);
    private static final DeploymentStrategy LINEAR = new DeploymentStrategy(Kind.LINEAR, 1, 40, 1);
    private static final DeploymentStrategy CANARY = new DeploymentStrategy(Kind.CANARY, 0, 5.5, 3);
    private static final WatchedAlarms ALARMS =
            new WatchedAlarms(List.of("errors", "noise"), true, true);

    private final TestingRunner runner = new TestingRunner();
    private final FakeTargets targets = new FakeTargets();
    private final Map<String, Map<String, Integer>> rules = new HashMap<>();
    private final Set<String> gone = new HashSet<>();
    private final Set<String> inAlarm = new HashSet<>();
    private final Set<LifecycleStage> seen = new LinkedHashSet<>();
    private Instant now = Instant.parse("2026-11-22T08:00:00Z");
    private final Cluster cluster =
            new Cluster(
                    new EcsNames(Account.lab(), "channels"),
                    new Surroundings(
                            () -> now,
                            Runnable::run,
                            runner,
                            targets,
                            _ -> Optional.empty(),
                            new FakeRules(),
                            inAlarm::contains,
                            Duration.ofSeconds(MINUTE)));

    private final class FakeRules implements TrafficRules {
        @Override
        public boolean forwards(String ruleArn) {
            return !gone.contains(ruleArn);
        }

        @Override
        public boolean weigh(String ruleArn, Map<String, Integer> weights) {
            if (forwards(ruleArn)) {
                rules.put(ruleArn, weights);
            }
            return forwards(ruleArn);
        }
    }

    private static TaskDefinition definition(int revision) {
        return new TaskDefinition(
                "channels",
                revision,
                "awsvpc",
                512,
                1024,
                new TaskDefinition.Container(
                        "server",
                        "image",
                        3000,
                        Map.of(),
                        Map.of(),
                        Duration.ofSeconds(30),
                        Map.of()),
                Map.of(),
                Map.of(),
                Instant.EPOCH,
                true);
    }

    /// A service with two tasks of the first definition, deployed.
    private Service start(DeploymentStrategy strategy, WatchedAlarms alarms) {
        cluster.providers(List.of("FARGATE"), List.of(), List.of());
        Service service =
                cluster.createService(
                        new ServiceSpec(
                                "fleet",
                                List.of(new TargetGroupUse("one", "server", 3000)),
                                Optional.of(new Traffic("two", "live", Optional.of("try"), "role")),
                                List.of(new ServiceSpec.Share("FARGATE", 0, 1)),
                                Optional.empty(),
                                Duration.ZERO,
                                new Policy(100, 200, true, true, strategy, alarms),
                                Map.of()),
                        V1,
                        2);
        pass(20);
        return service;
    }

    /// Seconds, with a tick each; connections end at once.
    private void pass(int seconds) {
        for (int i = 0; i < seconds; i++) {
            cluster.tick();
            targets.drainAll();
            now = now.plusSeconds(1);
            cluster.state().services().forEach(s -> seen.add(s.rollout().stage()));
        }
    }

    private void passUntil(Service service, LifecycleStage stage) {
        for (int i = 0; i < 100 && service.rollout().stage() != stage; i++) {
            pass(1);
        }
        assertThat(service.rollout().stage()).isEqualTo(stage);
    }

    private List<TaskDefinition> running() {
        return cluster.running().stream()
                .map(t -> cluster.state().findTask(t.id()).orElseThrow())
                .map(Task::definition)
                .toList();
    }

    private static DeploymentStatus status(Service service) {
        return service.rollout().status();
    }

    @Test
    void makesTheFirstRevisionWithoutWaitingForWhatItCannotGoBackTo() {
        Service service = start(BLUE_GREEN, WatchedAlarms.NONE);
        assertThat(status(service)).isEqualTo(DeploymentStatus.SUCCESSFUL);
        assertThat(service.isSteady()).isTrue();
        assertThat(running()).containsExactly(V1, V1);
        assertThat(rules.get("live")).isEqualTo(Map.of("one", 100, "two", 0));
    }

    @Test
    void runsBothRevisionsFromTheScaleUpToTheEndOfTheBakeTime() {
        Service service = start(BLUE_GREEN, WatchedAlarms.NONE);
        seen.clear();
        cluster.deploy(service, V2);
        assertThat(status(service)).isEqualTo(DeploymentStatus.PENDING);
        passUntil(service, LifecycleStage.TEST_TRAFFIC_SHIFT);
        assertThat(rules.get("live")).isEqualTo(Map.of("one", 100, "two", 0));
        assertThat(running()).containsExactlyInAnyOrder(V1, V1, V2, V2);
        passUntil(service, LifecycleStage.PRODUCTION_TRAFFIC_SHIFT);
        assertThat(rules.get("try")).isEqualTo(Map.of("one", 0, "two", 100));
        assertThat(rules.get("live")).isEqualTo(Map.of("one", 100, "two", 0));
        passUntil(service, LifecycleStage.BAKE_TIME);
        assertThat(rules.get("live")).isEqualTo(Map.of("one", 0, "two", 100));
        pass(2 * MINUTE - 1);
        assertThat(service.rollout().stage()).isEqualTo(LifecycleStage.BAKE_TIME);
        assertThat(running()).hasSize(4);
        pass(6);
        assertThat(status(service)).isEqualTo(DeploymentStatus.SUCCESSFUL);
        assertThat(running()).containsExactly(V2, V2);
        assertThat(service.deployments()).hasSize(1);
        assertThat(seen)
                .containsExactly(
                        LifecycleStage.PRE_SCALE_UP,
                        LifecycleStage.SCALE_UP,
                        LifecycleStage.POST_SCALE_UP,
                        LifecycleStage.TEST_TRAFFIC_SHIFT,
                        LifecycleStage.POST_TEST_TRAFFIC_SHIFT,
                        LifecycleStage.PRODUCTION_TRAFFIC_SHIFT,
                        LifecycleStage.POST_PRODUCTION_TRAFFIC_SHIFT,
                        LifecycleStage.BAKE_TIME,
                        LifecycleStage.CLEAN_UP);
    }

    @Test
    void goesBackToTheFirstTargetGroupWithTheNextDeployment() {
        Service service = start(BLUE_GREEN, WatchedAlarms.NONE);
        cluster.deploy(service, V2);
        pass(60);
        cluster.deploy(service, V3);
        pass(60);
        assertThat(running()).containsExactly(V3, V3);
        assertThat(rules.get("live")).isEqualTo(Map.of("one", 100, "two", 0));
    }

    @Test
    void shiftsInEqualStepsAndWatchesEachButTheLast() {
        Service service = start(LINEAR, WatchedAlarms.NONE);
        cluster.deploy(service, V2);
        passUntil(service, LifecycleStage.PRODUCTION_TRAFFIC_SHIFT);
        pass(1);
        assertThat(rules.get("live")).isEqualTo(Map.of("one", 60, "two", 40));
        pass(MINUTE - 1);
        assertThat(rules.get("live")).isEqualTo(Map.of("one", 60, "two", 40));
        pass(1);
        assertThat(rules.get("live")).isEqualTo(Map.of("one", 20, "two", 80));
        pass(MINUTE);
        assertThat(rules.get("live")).isEqualTo(Map.of("one", 0, "two", 100));
        pass(MINUTE + 10);
        assertThat(status(service)).isEqualTo(DeploymentStatus.SUCCESSFUL);
    }

    @Test
    void givesTheCanaryItsPartAndThenTheRest() {
        Service service = start(CANARY, WatchedAlarms.NONE);
        cluster.deploy(service, V2);
        passUntil(service, LifecycleStage.PRODUCTION_TRAFFIC_SHIFT);
        pass(3 * MINUTE);
        assertThat(rules.get("live")).isEqualTo(Map.of("one", 944, "two", 55));
        pass(1);
        assertThat(rules.get("live")).isEqualTo(Map.of("one", 0, "two", 100));
        pass(6);
        assertThat(running()).containsExactly(V2, V2);
    }

    @Test
    void comesBackWhenTheNewTasksDoNotStart() {
        Service service = start(BLUE_GREEN, WatchedAlarms.NONE);
        runner.crashing(true);
        cluster.deploy(service, V2);
        String bad = service.primary().id();
        pass(30);
        assertThat(status(service)).isEqualTo(DeploymentStatus.ROLLBACK_SUCCESSFUL);
        assertThat(service.rollout().reason()).contains("Circuit Breaker");
        assertThat(service.hasFailed(bad)).isTrue();
        assertThat(service.primary().definition()).isEqualTo(V1);
        assertThat(service.isSteady()).isTrue();
        assertThat(running()).containsExactly(V1, V1);
        assertThat(rules.get("live")).isEqualTo(Map.of("one", 100, "two", 0));
    }

    @Test
    void comesBackFromTheBakeTimeWhenAnAlarmGoesOffThatWasQuietAtTheBeginning() {
        Service service = start(BLUE_GREEN, ALARMS);
        inAlarm.add("noise");
        cluster.deploy(service, V2);
        passUntil(service, LifecycleStage.BAKE_TIME);
        String turned = service.rollout().target().id();
        inAlarm.add("errors");
        pass(1);
        assertThat(status(service)).isEqualTo(DeploymentStatus.ROLLBACK_IN_PROGRESS);
        assertThat(service.hasFailed(turned)).as("a stack waits until it is back").isFalse();
        assertThat(rules.get("live")).as("at once").isEqualTo(Map.of("one", 100, "two", 0));
        assertThat(rules.get("try")).isEqualTo(Map.of("one", 100, "two", 0));
        pass(10);
        assertThat(status(service)).isEqualTo(DeploymentStatus.ROLLBACK_SUCCESSFUL);
        assertThat(service.rollout().triggered()).containsExactly("errors");
        assertThat(service.hasFailed(turned)).isTrue();
        assertThat(running()).containsExactly(V1, V1);
    }

    @Test
    void staysWhereItIsWhenAnAlarmIsNotToTurnIt() {
        Service service = start(BLUE_GREEN, new WatchedAlarms(List.of("errors"), true, false));
        cluster.deploy(service, V2);
        passUntil(service, LifecycleStage.BAKE_TIME);
        inAlarm.add("errors");
        pass(5 * MINUTE);
        assertThat(status(service)).isEqualTo(DeploymentStatus.STOPPED);
        assertThat(rules.get("live")).isEqualTo(Map.of("one", 0, "two", 100));
        assertThat(running()).containsExactlyInAnyOrder(V1, V1, V2, V2);
    }

    @Test
    void comesBackWhenItIsStopped() {
        Service service = start(LINEAR, WatchedAlarms.NONE);
        cluster.deploy(service, V2);
        passUntil(service, LifecycleStage.PRODUCTION_TRAFFIC_SHIFT);
        pass(2);
        assertThat(service.requestRollback(service.rollout(), now)).isTrue();
        assertThat(status(service)).isEqualTo(DeploymentStatus.ROLLBACK_REQUESTED);
        assertThat(service.requestRollback(service.rollout(), now)).as("once").isFalse();
        pass(10);
        assertThat(status(service)).isEqualTo(DeploymentStatus.ROLLBACK_SUCCESSFUL);
        assertThat(running()).containsExactly(V1, V1);
    }

    @Test
    void comesBackWhenItsRuleHasGone() {
        Service service = start(LINEAR, WatchedAlarms.NONE);
        cluster.deploy(service, V2);
        passUntil(service, LifecycleStage.POST_TEST_TRAFFIC_SHIFT);
        gone.add("live");
        pass(10);
        assertThat(status(service)).isEqualTo(DeploymentStatus.ROLLBACK_SUCCESSFUL);
        assertThat(service.rollout().reason()).contains("live").contains("has gone");
    }

    @Test
    void comesBackWhenAStageTakesADay() {
        Service service = start(new DeploymentStrategy(Kind.BLUE_GREEN, 0, 100, 0), ALARMS);
        targets.health = TargetRegistry.Health.UNKNOWN;
        cluster.deploy(service, V2);
        pass(24 * 60 * MINUTE + 10);
        assertThat(status(service))
                .isIn(DeploymentStatus.ROLLBACK_IN_PROGRESS, DeploymentStatus.ROLLBACK_SUCCESSFUL);
        assertThat(service.rollout().reason()).contains("SCALE_UP has taken longer than 1440");
        assertThat(running()).contains(V1, V1);
    }

    @Test
    void clearsTheOtherTargetGroupWhenADeploymentTakesTheNextOnesPlace() {
        Service service = start(LINEAR, WatchedAlarms.NONE);
        cluster.deploy(service, V2);
        passUntil(service, LifecycleStage.PRODUCTION_TRAFFIC_SHIFT);
        pass(2);
        ServiceDeployment second = service.rollout();
        cluster.deploy(service, V3);
        assertThat(second.status()).isEqualTo(DeploymentStatus.STOPPED);
        seen.clear();
        pass(2);
        assertThat(seen).contains(LifecycleStage.RECONCILE_SERVICE);
        assertThat(rules.get("live")).isEqualTo(Map.of("one", 100, "two", 0));
        pass(60);
        assertThat(status(service)).isEqualTo(DeploymentStatus.SUCCESSFUL);
        assertThat(running()).containsExactly(V3, V3);
    }

    @Test
    void stopsForGoodWhereThereIsNothingToGoBackTo() {
        runner.crashing(true);
        Service service = start(BLUE_GREEN, WatchedAlarms.NONE);
        pass(60);
        assertThat(status(service)).isEqualTo(DeploymentStatus.STOPPED);
        assertThat(service.primary().rolloutState()).isEqualTo("FAILED");
        int started = runner.started();
        pass(60);
        assertThat(runner.started()).isEqualTo(started).isLessThan(5);
    }
}
