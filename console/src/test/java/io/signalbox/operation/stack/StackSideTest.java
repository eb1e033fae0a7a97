package io.signalbox.operation.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.cloud.stack.PropertyChange;
import io.signalbox.cloud.stack.ResourceChange;
import io.signalbox.environment.AwsTarget;
import io.signalbox.journal.Journal;
import io.signalbox.operation.Finding;
import io.signalbox.operation.Intent;
import io.signalbox.operation.LiveOperations;
import io.signalbox.operation.OperationEvent;
import io.signalbox.operation.Plan;
import io.signalbox.operation.Step;
import io.signalbox.operation.TestingAws;
import io.signalbox.operation.TestingStacks;
import io.signalbox.operation.VerifyPace;
import io.signalbox.templates.Fleet;
import io.signalbox.templates.FleetFileException;
import io.signalbox.templates.FleetReader;
import io.signalbox.templates.Templates;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackSideTest {

    private static final VerifyPace QUICK =
            new VerifyPace(
                    Duration.ofMillis(1),
                    Duration.ofMillis(5),
                    Duration.ofMillis(300),
                    Duration.ofSeconds(20));
    private static final String FILE =
            """
            fleet: shop
            region: eu-west-1
            stacks:
              - template: network
              - template: traffic
                parameters: {BlueWeight: 100, GreenWeight: 0REST}
            """
                    .replace("REST", rest("traffic", "network"));
    private static final ResourceChange WEIGHT =
            new ResourceChange(
                    "Modify",
                    "Rule",
                    TestingAws.RULE,
                    "AWS::ElasticLoadBalancingV2::ListenerRule",
                    "False",
                    List.of(
                            new PropertyChange(
                                    "/Properties/Actions/0/ForwardConfig/TargetGroups/0/Weight",
                                    "100",
                                    "50",
                                    "Never")));
    private static final Map<String, String> TRAFFIC_OUTPUTS =
            Map.of(
                    "TemplateId",
                    "traffic",
                    "RuleArn",
                    TestingAws.RULE,
                    "BlueTargetGroupArn",
                    TestingAws.BLUE_GROUP,
                    "GreenTargetGroupArn",
                    TestingAws.GREEN_GROUP);

    @TempDir Path folder;

    private final TestingAws aws = new TestingAws();
    private final TestingStacks stacks = new TestingStacks();
    private Journal journal;
    private LiveOperations operations;

    @BeforeEach
    void open() {
        journal = Journal.open(folder.resolve("journal.jsonl"), InstantSource.system());
        AwsTarget target =
                new AwsTarget(
                        "eu-west-1", null, null, "shop", "shop-blue", "shop-green", null, null);
        operations =
                new LiveOperations(
                        "shop",
                        List.of(new StackSide(target, aws.gateways(stacks), QUICK)),
                        journal,
                        () -> true,
                        QUICK);
        stacks.outputs("shop-network", Map.of("VpcId", "vpc-1"));
        stacks.outputs("shop-traffic", TRAFFIC_OUTPUTS);
    }

    @AfterEach
    void close() {
        journal.close();
    }

    /// A value for everything else that the template asks and no stack before it gives.
    private static String rest(String template, String before) {
        try {
            List<String> given = Templates.read(before).outputs();
            return Templates.read(template).parameters().stream()
                    .filter(p -> p.standard().isEmpty() && !p.name().equals("FleetName"))
                    .filter(p -> !given.contains(p.name()))
                    .map(p -> ", " + p.name() + ": x")
                    .collect(Collectors.joining());
        } catch (FleetFileException wrong) {
            throw new AssertionError(wrong);
        }
    }

    private static Fleet fleet(String text) {
        try {
            return FleetReader.read(text, "shop.yaml");
        } catch (FleetFileException wrong) {
            throw new AssertionError(wrong);
        }
    }

    private Plan plan(String file) {
        return operations.plan(new Intent.DeployStacks(fleet(file), Set.of()));
    }

    private OperationEvent run(Plan plan) {
        return operations.start(plan).done().orTimeout(20, TimeUnit.SECONDS).join();
    }

    @Test
    void aFleetIsMadeFromNothingInTheOrderOfItsFile() {
        Plan plan = plan(FILE);

        assertThat(plan.steps())
                .extracting(Step::name)
                .containsExactly(
                        "Create shop-network",
                        "Wait for shop-network",
                        "Create shop-traffic",
                        "Wait for shop-traffic");
        assertThat(plan.commands().getLast()).contains("'VpcId=<output VpcId of shop-network>'");
        assertThat(plan.findings())
                .as("what holds state had better be protected")
                .singleElement()
                .satisfies(f -> assertThat(f.level()).isEqualTo(Finding.Level.WARN))
                .satisfies(f -> assertThat(f.text()).contains("deleted by one command: network."));
        assertThat(stacks.calls()).as("a plan makes nothing").isEmpty();

        assertThat(run(plan)).isInstanceOf(OperationEvent.Succeeded.class);
        assertThat(stacks.calls())
                .containsExactly(
                        "change set shop-network",
                        "execute shop-network",
                        "change set shop-traffic",
                        "execute shop-traffic");
        assertThat(stacks.executed("shop-traffic")).containsEntry("VpcId", "vpc-1");
    }

    @Test
    void whatIsAsTheFileSaysIsLeftAlone() {
        stands();

        Plan plan = plan(FILE);

        assertThat(plan.steps()).isEmpty();
        assertThat(plan.findings())
                .extracting(Finding::text)
                .containsExactly("Nothing to deploy: everything is as the file says.");
    }

    @Test
    void anUpdateIsShownPropertyByPropertyAndThenExecutedAsShown() {
        stands();
        stacks.changes("shop-traffic", List.of(WEIGHT));

        Plan plan = plan(FILE.replace("BlueWeight: 100", "BlueWeight: 50"));

        assertThat(plan.changes())
                .extracting(
                        change -> change.subject() + " " + change.before() + " " + change.after())
                .containsExactly(
                        "shop-traffic · Rule · Actions.0.ForwardConfig.TargetGroups.0.Weight 100 50");
        assertThat(plan.findings())
                .contains(Finding.warn("This moves traffic from 100 | 0 to 50 | 0."));
        assertThat(run(plan)).isInstanceOf(OperationEvent.Succeeded.class);
        assertThat(stacks.calls())
                .contains("execute shop-traffic")
                .doesNotContain("execute shop-network");
    }

    @Test
    void anUpdateThatWouldWriteOldWeightsOverAShiftIsRefused() {
        stands();
        stacks.changes("shop-traffic", List.of(WEIGHT));
        aws.weights(20, 80);

        Plan plan = plan(FILE.replace("BlueWeight: 100", "BlueWeight: 50"));

        assertThat(plan.blocked()).isTrue();
        assertThat(plan.findings())
                .extracting(Finding::text)
                .anyMatch(
                        text ->
                                text.contains(
                                        "would write the weights 50 | 0 over the live ones 20 | 80"));
    }

    @Test
    void whatFailsIsToldWithItsFirstReason() {
        stands();
        stacks.changes(
                "shop-network",
                List.of(
                        new ResourceChange(
                                "Add", "Nat", "", "AWS::EC2::NatGateway", "", List.of())));
        stacks.fail("shop-network", "You have no address left.");

        OperationEvent end = run(plan(FILE));

        assertThat(end)
                .isInstanceOfSatisfying(
                        OperationEvent.Failed.class,
                        failed ->
                                assertThat(failed.sentence())
                                        .isEqualTo(
                                                "shop-network is UPDATE_ROLLBACK_COMPLETE. Rule: You"
                                                        + " have no address left."));
    }

    @Test
    void aStackThatMovesOrIsBrokenIsNotTouched() {
        stands();
        stacks.stands("shop-network", "ROLLBACK_COMPLETE", Map.of());
        stacks.stands("shop-traffic", "UPDATE_ROLLBACK_FAILED", Map.of());

        assertThat(plan(FILE).findings())
                .extracting(Finding::text)
                .anyMatch(t -> t.contains("all that CloudFormation allows is to delete it first"))
                .anyMatch(t -> t.contains("continue-update-rollback"));
    }

    @Test
    void anUpdateLeavesAServicesCountToThoseWhoMoveIt() {
        String file =
                "fleet: shop\nregion: eu-west-1\nstacks:\n  - template: service\n"
                        + "    name: blue\n    parameters: {DesiredCount: 2"
                        + rest("service", "cost")
                        + "}\n";
        stands();
        stacks.stands("shop-blue", "CREATE_COMPLETE", Map.of("DesiredCount", "2"));

        assertThat(plan(file).steps()).as("nothing else differs").isEmpty();

        stacks.changes(
                "shop-blue",
                List.of(
                        new ResourceChange(
                                "Modify",
                                "Service",
                                "s",
                                "AWS::ECS::Service",
                                "False",
                                List.of())));
        assertThat(run(plan(file))).isInstanceOf(OperationEvent.Succeeded.class);
        assertThat(stacks.executed("shop-blue")).containsEntry("DesiredCount", "keep");
    }

    @Test
    void protectionFollowsTheFile() {
        stands();

        Plan plan = plan("protection: true\n" + FILE);

        assertThat(run(plan)).isInstanceOf(OperationEvent.Succeeded.class);
        assertThat(stacks.calls())
                .contains("protect shop-network true", "protect shop-traffic true");
    }

    @Test
    void newStacksAreProtectedAsTheFileSays() {
        Plan plan = plan("protection: true\n" + FILE);

        assertThat(plan.findings()).isEmpty();
        assertThat(run(plan)).isInstanceOf(OperationEvent.Succeeded.class);
        assertThat(stacks.calls())
                .containsSubsequence(
                        "execute shop-network",
                        "protect shop-network true",
                        "execute shop-traffic",
                        "protect shop-traffic true");
    }

    @Test
    void stacksAreRemovedTheLastFirst() {
        stands();

        Plan plan =
                operations.plan(
                        new Intent.RemoveStacks("shop", List.of("shop-network", "shop-traffic")));

        assertThat(plan.toBeTyped()).contains("shop");
        assertThat(run(plan)).isInstanceOf(OperationEvent.Succeeded.class);
        assertThat(stacks.calls()).containsExactly("delete shop-traffic", "delete shop-network");
        assertThat(stacks.stacks()).isEmpty();
    }

    @Test
    void aProtectedStackAndOneThatOthersUseAreNotRemoved() {
        stacks.outputs("shop-network", Map.of("VpcId", "vpc-0123456789"));
        stands();
        stacks.stands("shop-traffic", "CREATE_COMPLETE", Map.of("VpcId", "vpc-0123456789"));
        stacks.guard("shop-network");

        Plan plan = operations.plan(new Intent.RemoveStacks("shop", List.of("shop-network")));

        assertThat(plan.findings())
                .extracting(Finding::text)
                .contains("shop-traffic uses VpcId of shop-network; delete it first.")
                .anyMatch(text -> text.startsWith("Termination protection is on: shop-network."));
    }

    private void stands() {
        stacks.stands("shop-network", "CREATE_COMPLETE", Map.of());
        stacks.stands(
                "shop-traffic", "CREATE_COMPLETE", Map.of("BlueWeight", "100", "GreenWeight", "0"));
    }
}
