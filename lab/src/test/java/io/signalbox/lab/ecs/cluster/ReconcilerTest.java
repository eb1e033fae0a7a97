package io.signalbox.lab.ecs.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.lab.TestingRunner;
import io.signalbox.lab.ecs.definition.TaskDefinition;
import io.signalbox.lab.ecs.task.TargetGroupUse;
import io.signalbox.lab.ecs.task.TargetRegistry;
import io.signalbox.lab.ecs.task.Task;
import io.signalbox.lab.ecs.task.TaskState;
import io.signalbox.lab.identity.Account;
import io.signalbox.lab.scaling.Instance;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The loop on one thread with a clock of its own: everything that is reported back is handled at once.
class ReconcilerTest {
    private static final TaskDefinition V1 = definition(1);
    private static final TaskDefinition V2 = definition(2);

    private static final ServiceSpec.Policy BREAKING =
            new ServiceSpec.Policy(
                    100,
                    200,
                    true,
                    true,
                    DeploymentStrategy.ROLLING,
                    new ServiceSpec.WatchedAlarms(List.of("errors"), true, true));

    private final TestingRunner runner = new TestingRunner();
    private final FakeTargets targets = new FakeTargets();
    private final Set<String> inAlarm = new HashSet<>();
    private Instant now = Instant.parse("2026-11-22T08:00:00Z");
    private final Cluster cluster =
            new Cluster(
                    new EcsNames(Account.lab(), "channels"),
                    new Surroundings(
                            () -> now,
                            Runnable::run,
                            runner,
                            targets,
                            secret ->
                                    secret.equals("known")
                                            ? Optional.of("a secret")
                                            : Optional.empty(),
                            new NoRules(),
                            inAlarm::contains,
                            Duration.ofSeconds(60)));

    /// Rolling deployments have nothing to do with rules.
    private static final class NoRules implements TrafficRules {
        @Override
        public boolean forwards(String ruleArn) {
            return false;
        }

        @Override
        public boolean weigh(String ruleArn, Map<String, Integer> weights) {
            throw new AssertionError("a rolling deployment moves no traffic");
        }
    }

    private static TaskDefinition definition(int revision) {
        return definition(revision, "bridge", Map.of("PASSWORD", "known"));
    }

    private static TaskDefinition definition(
            int revision, String networkMode, Map<String, String> secrets) {
        return new TaskDefinition(
                "channels",
                revision,
                networkMode,
                512,
                512,
                new TaskDefinition.Container(
                        "server",
                        "image",
                        3000,
                        Map.of("SERVER_VERSION", "v" + revision),
                        secrets,
                        Duration.ofSeconds(30),
                        Map.of()),
                Map.of(),
                Map.of(),
                Instant.EPOCH,
                true);
    }

    private static Instance instance(int number, String zone) {
        return new Instance(
                "i-0000000000000000" + number,
                "group",
                "t3.medium",
                zone,
                Instance.Lifecycle.IN_SERVICE,
                Instant.EPOCH,
                Instant.EPOCH);
    }

    private Service start(int desired) {
        return start(desired, V1, "capacity", ServiceSpec.Policy.STANDARD);
    }

    private Service start(
            int desired, TaskDefinition first, String provider, ServiceSpec.Policy policy) {
        cluster.providers(
                List.of("capacity", "FARGATE"),
                List.of(new CapacityProvider("capacity", "group", Map.of(), Map.of())),
                List.of());
        cluster.joined(instance(1, "a"));
        cluster.joined(instance(2, "b"));
        ServiceSpec spec =
                new ServiceSpec(
                        "blue",
                        List.of(new TargetGroupUse("group", "server", 3000)),
                        Optional.empty(),
                        List.of(new ServiceSpec.Share(provider, 0, 1)),
                        Optional.empty(),
                        Duration.ofSeconds(5),
                        policy,
                        Map.of());
        cluster.createService(spec, first, desired);
        pass(4);
        return cluster.state().service("blue");
    }

    /// Seconds, with a tick each.
    private void pass(int seconds) {
        for (int i = 0; i < seconds; i++) {
            cluster.tick();
            now = now.plusSeconds(1);
        }
    }

    private List<Task> in(TaskState state) {
        return cluster.state().tasks().stream().filter(t -> t.state() == state).toList();
    }

    private static List<String> messages(Service service) {
        return service.events().stream().map(ServiceEvent::message).toList();
    }

    @Test
    void spreadsTasksOverZonesAndReachesASteadyState() {
        Service service = start(4);
        assertThat(in(TaskState.RUNNING)).hasSize(4);
        assertThat(in(TaskState.RUNNING))
                .extracting(t -> t.instance().orElseThrow().zone())
                .containsExactlyInAnyOrder("a", "a", "b", "b");
        assertThat(messages(service).getFirst())
                .isEqualTo("(service blue) reached a steady state.");
        assertThat(targets.registered).hasSize(4);
        assertThat(runner.environment(in(TaskState.RUNNING).getFirst().id()))
                .containsEntry("PASSWORD", "a secret")
                .containsEntry("SERVER_VERSION", "v1");
    }

    @Test
    void replacesATaskThatDies() {
        Service service = start(2);
        pass(15);
        Task victim = in(TaskState.RUNNING).getFirst();
        runner.end(victim.id(), 137);
        pass(3);
        assertThat(in(TaskState.RUNNING)).hasSize(2).doesNotContain(victim);
        assertThat(victim.state()).isEqualTo(TaskState.STOPPED);
        assertThat(victim.exitCode()).hasValue(137);
        assertThat(victim.stop().orElseThrow().code()).isEqualTo("EssentialContainerExited");
        assertThat(messages(service))
                .anyMatch(m -> m.contains(victim.id()) && m.contains("exit code 137 (SIGKILL)"));
        assertThat(targets.registered).hasSize(2);
    }

    @Test
    void drainsBeforeItStopsWhenScaledIn() {
        Service service = start(3);
        service.desired(2);
        pass(1);
        assertThat(in(TaskState.DEACTIVATING)).hasSize(1);
        Task leaving = in(TaskState.DEACTIVATING).getFirst();
        pass(60);
        assertThat(leaving.state())
                .as("while connections are open")
                .isEqualTo(TaskState.DEACTIVATING);
        targets.drainAll();
        assertThat(leaving.state()).isEqualTo(TaskState.STOPPED);
        assertThat(leaving.exitCode()).hasValue(0);
        pass(1);
        assertThat(messages(service).getFirst()).endsWith("reached a steady state.");
        assertThat(in(TaskState.RUNNING))
                .as("one left in each zone")
                .extracting(t -> t.instance().orElseThrow().zone())
                .containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void waitsAndSaysSoWhereThereIsNoRoom() {
        Service service = start(10);
        assertThat(in(TaskState.RUNNING)).hasSize(8);
        assertThat(in(TaskState.PROVISIONING)).hasSize(2);
        assertThat(messages(service))
                .filteredOn(m -> m.contains("could not place a task"))
                .hasSize(1)
                .first()
                .asString()
                .contains("512 CPU units");
        cluster.joined(instance(3, "a"));
        pass(3);
        assertThat(in(TaskState.RUNNING)).hasSize(10);
    }

    @Test
    void throttlesAServiceWhoseTasksKeepEnding() {
        runner.crashing(true);
        Service service = start(1);
        pass(60);
        assertThat(runner.started()).isBetween(4, 10);
        assertThat(messages(service)).anyMatch(m -> m.contains("cannot keep its tasks running"));
        assertThat(service.failedTasks(service.primary())).isEqualTo(runner.started());
        runner.crashing(false);
        pass(90);
        assertThat(in(TaskState.RUNNING)).hasSize(1);
        assertThat(service.backOff().failures()).isZero();
    }

    @Test
    void replacesATaskThatFailsTheHealthChecksAfterTheGrace() {
        Service service = start(2);
        pass(15);
        Task sick = in(TaskState.RUNNING).getFirst();
        targets.registered.put(sick.target().orElseThrow(), TargetRegistry.Health.UNHEALTHY);
        pass(1);
        targets.drainAll();
        pass(3);
        assertThat(sick.state()).isEqualTo(TaskState.STOPPED);
        assertThat(in(TaskState.RUNNING)).hasSize(2).doesNotContain(sick);
        assertThat(messages(service)).anyMatch(m -> m.contains("is unhealthy in (target-group"));
    }

    @Test
    void rollsOutANewDefinitionWithoutFallingBelowTheWantedCount() {
        Service service = start(2);
        cluster.deploy(service, V2);
        for (int i = 0; i < 20; i++) {
            pass(1);
            targets.drainAll();
            assertThat(in(TaskState.RUNNING)).hasSizeGreaterThanOrEqualTo(2);
        }
        assertThat(in(TaskState.RUNNING)).hasSize(2).allMatch(t -> t.definition().equals(V2));
        assertThat(service.deployments()).hasSize(1);
        assertThat(service.primary().completed()).isPresent();
    }

    @Test
    void movesTasksAwayFromAnInstanceThatLeaves() {
        start(2);
        Instance leaving = instance(1, "a");
        cluster.leaving(leaving);
        assertThat(cluster.empty(leaving)).isFalse();
        targets.drainAll();
        assertThat(cluster.empty(leaving)).isTrue();
        cluster.left(leaving);
        pass(3);
        assertThat(in(TaskState.RUNNING))
                .extracting(t -> t.instance().orElseThrow().zone())
                .containsExactly("b", "b");
    }

    @Test
    void startsNoTaskWhoseSecretIsNotThere() {
        TaskDefinition poor = definition(3, "bridge", Map.of("PASSWORD", "unknown"));
        Service service = start(1, poor, "capacity", ServiceSpec.Policy.STANDARD);
        assertThat(runner.started()).isZero();
        assertThat(in(TaskState.STOPPED).getFirst().stop().orElseThrow().code())
                .isEqualTo("TaskFailedToStart");
        assertThat(messages(service))
                .anyMatch(m -> m.contains("unable to pull secrets") && m.contains("unknown"));
    }

    @Test
    void needsNoInstanceOnFargateAndGivesEachTaskAnAddress() {
        start(12, definition(3, "awsvpc", Map.of()), "FARGATE", ServiceSpec.Policy.STANDARD);
        pass(4);
        assertThat(in(TaskState.RUNNING)).hasSize(12);
        assertThat(in(TaskState.RUNNING)).allMatch(t -> t.instance().isEmpty());
        assertThat(in(TaskState.RUNNING)).extracting(Task::address).doesNotHaveDuplicates();
        assertThat(targets.registered.keySet()).allMatch(t -> t.id().startsWith("10.0."));
    }

    @Test
    void joinsOnlyInstancesOfItsCapacityProviders() {
        start(0);
        cluster.joined(
                new Instance(
                        "i-00000000000000009",
                        "another",
                        "t3.medium",
                        "a",
                        Instance.Lifecycle.IN_SERVICE,
                        Instant.EPOCH,
                        Instant.EPOCH));
        assertThat(cluster.state().instances()).hasSize(2);
    }

    @Test
    void breaksTheCircuitAndGoesBackToTheLastGoodDefinition() {
        Service service = start(2, V1, "capacity", BREAKING);
        pass(15);
        runner.crashing(true);
        cluster.deploy(service, V2);
        String bad = service.primary().id();
        pass(20);
        runner.crashing(false);
        assertThat(service.hasFailed(bad)).isTrue();
        assertThat(service.primary().definition()).isEqualTo(V1);
        assertThat(messages(service)).anyMatch(m -> m.contains("rolling back to"));
        for (int i = 0; i < 20; i++) {
            pass(1);
            targets.drainAll();
        }
        assertThat(in(TaskState.RUNNING)).hasSize(2).allMatch(t -> t.definition().equals(V1));
        assertThat(service.primary().completed()).isPresent();
    }

    @Test
    void givesUpForGoodWhereThereIsNothingToGoBackTo() {
        runner.crashing(true);
        Service service = start(1, V1, "capacity", BREAKING);
        pass(60);
        assertThat(runner.started()).isEqualTo(3);
        assertThat(service.primary().rolloutState()).isEqualTo("FAILED");
    }

    @Test
    void drainsAndStopsTheTasksOfADeletedServiceBeforeItGoes() {
        Service service = start(2);
        service.leave();
        pass(2);
        assertThat(in(TaskState.DEACTIVATING)).hasSize(2);
        assertThat(cluster.state().findService("blue")).isPresent();
        targets.drainAll();
        pass(1);
        assertThat(in(TaskState.STOPPED)).hasSize(2);
        assertThat(cluster.state().services()).isEmpty();
        assertThat(targets.registered).isEmpty();
    }

    @Test
    void goesBackWhenAnAlarmGoesOffOrSomebodyStopsTheDeployment() {
        Service service = start(2, V1, "capacity", BREAKING);
        pass(15);
        assertThat(service.rollout().status()).isEqualTo(DeploymentStatus.SUCCESSFUL);
        cluster.deploy(service, V2);
        pass(1);
        inAlarm.add("errors");
        pass(1);
        assertThat(service.rollout().status()).isEqualTo(DeploymentStatus.ROLLBACK_IN_PROGRESS);
        settle();
        assertThat(service.rollout().status()).isEqualTo(DeploymentStatus.ROLLBACK_SUCCESSFUL);
        cluster.deploy(service, V2);
        pass(1);
        assertThat(service.requestRollback(service.rollout(), now)).isTrue();
        settle();
        assertThat(service.rollout().status()).isEqualTo(DeploymentStatus.ROLLBACK_SUCCESSFUL);
        assertThat(in(TaskState.RUNNING)).hasSize(2).allMatch(t -> t.definition().equals(V1));
    }

    private void settle() {
        for (int i = 0; i < 20; i++) {
            pass(1);
            targets.drainAll();
        }
    }
}
