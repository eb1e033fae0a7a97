package io.signalbox.operation.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.cloud.stack.PropertyChange;
import io.signalbox.cloud.stack.ResourceChange;
import io.signalbox.environment.AwsTarget;
import io.signalbox.environment.Environment;
import io.signalbox.journal.Journal;
import io.signalbox.operation.Intent;
import io.signalbox.operation.LiveOperations;
import io.signalbox.operation.Operation;
import io.signalbox.operation.OperationEvent;
import io.signalbox.operation.Plan;
import io.signalbox.operation.TestingAws;
import io.signalbox.operation.TestingStacks;
import io.signalbox.operation.VerifyPace;
import io.signalbox.templates.Fleet;
import io.signalbox.templates.FleetFileException;
import io.signalbox.templates.FleetReader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which operations on stacks keep a shift of traffic away, and which do not.
class StackClaimsTest {

    private static final VerifyPace QUICK =
            new VerifyPace(
                    Duration.ofMillis(1),
                    Duration.ofMillis(5),
                    Duration.ofSeconds(20),
                    Duration.ofSeconds(20));
    private static final String FILE =
            """
            fleet: shop
            stacks:
              - template: registry
            """;

    @TempDir Path folder;

    private final TestingAws aws = new TestingAws();
    private final TestingStacks stacks = new TestingStacks();
    private int percent;
    private Journal journal;
    private LiveOperations operations;

    @BeforeEach
    void open() {
        journal = Journal.open(folder.resolve("journal.jsonl"), InstantSource.system());
        Environment environment = TestingAws.environment();
        AwsTarget target = Objects.requireNonNull(environment.aws());
        operations =
                new LiveOperations(
                        environment.name(),
                        List.of(
                                new StackSide(target, aws.gateways(stacks), QUICK),
                                aws.side(journal, QUICK)),
                        journal,
                        () -> true,
                        QUICK);
    }

    @AfterEach
    void close() {
        journal.close();
    }

    @Test
    void aStackApartFromTheRuleLetsTrafficBeShiftedMeanwhile() {
        stacks.stands("shop-registry", "CREATE_COMPLETE", Map.of());
        stacks.changes("shop-registry", List.of(change("AWS::ECR::Repository")));

        assertThat(shiftBeside(deployment())).isInstanceOf(OperationEvent.Succeeded.class);
    }

    @Test
    void aStackThatTouchesARuleOrAListenerKeepsShiftsAway() {
        for (String type :
                List.of(
                        "AWS::ElasticLoadBalancingV2::ListenerRule",
                        "AWS::ElasticLoadBalancingV2::Listener")) {
            stacks.stands("shop-registry", "CREATE_COMPLETE", Map.of());
            stacks.changes("shop-registry", List.of(change(type)));

            assertThat(shiftBeside(deployment()))
                    .isInstanceOfSatisfying(
                            OperationEvent.Failed.class,
                            failed ->
                                    assertThat(failed.sentence())
                                            .contains("Another operation is running"));
        }
    }

    @Test
    void removingTheStackOfTheRuleKeepsShiftsAwayAndRemovingAnotherDoesNot() {
        stacks.outputs("shop-traffic", Map.of("RuleArn", TestingAws.RULE));
        stacks.stands("shop-traffic", "CREATE_COMPLETE", Map.of());
        stacks.stands("shop-cache", "CREATE_COMPLETE", Map.of());

        assertThat(shiftBeside(removal("shop-cache"))).isInstanceOf(OperationEvent.Succeeded.class);
        assertThat(shiftBeside(removal("shop-traffic"))).isInstanceOf(OperationEvent.Failed.class);
    }

    private Plan deployment() {
        try {
            Fleet fleet = FleetReader.read(FILE, "shop.yaml");
            return operations.plan(new Intent.DeployStacks(fleet, Set.of()));
        } catch (FleetFileException e) {
            throw new AssertionError(e);
        }
    }

    private Plan removal(String stack) {
        return operations.plan(new Intent.RemoveStacks(stack, List.of(stack)));
    }

    /// Starts a plan for stacks, shifts while it waits, and lets it end.
    private OperationEvent shiftBeside(Plan plan) {
        assertThat(plan.blocked()).as(plan.findings().toString()).isFalse();
        stacks.hold(true);
        Operation standing = operations.start(plan);
        await().until(
                        () ->
                                standing.events().stream()
                                        .anyMatch(e -> e instanceof OperationEvent.StepDone));
        percent += 10;
        Operation shift = operations.start(operations.plan(new Intent.ShiftTraffic(percent)));
        OperationEvent end = shift.done().orTimeout(20, TimeUnit.SECONDS).join();
        stacks.hold(false);
        assertThat(standing.done().orTimeout(20, TimeUnit.SECONDS).join())
                .isInstanceOf(OperationEvent.Succeeded.class);
        return end;
    }

    private static ResourceChange change(String type) {
        return new ResourceChange(
                "Modify",
                "One",
                "one",
                type,
                "False",
                List.of(new PropertyChange("/Properties/Tags/0/Value", "a", "b", "Never")));
    }
}
