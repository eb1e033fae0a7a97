package io.signalbox.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.environment.Colour;
import io.signalbox.fleet.command.FleetAction;
import io.signalbox.fleet.command.Targets;
import io.signalbox.journal.Journal;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What plans say before anything is begun.
class AwsPlansTest {

    @TempDir Path folder;

    private final TestingAws aws = new TestingAws();
    private Journal journal;
    private Operations operations;

    @BeforeEach
    void open() {
        journal = Journal.open(folder.resolve("journal.jsonl"), InstantSource.system());
        operations =
                new LiveOperations(
                        TestingAws.environment().name(),
                        List.of(aws.side(journal, VerifyPace.USUAL)),
                        journal,
                        () -> true,
                        VerifyPace.USUAL);
    }

    @AfterEach
    void close() {
        journal.close();
    }

    @Test
    void saysThatNobodyCanDoWhatIsAskedOfAMissingPart() {
        Plan plan =
                operations.plan(
                        new Intent.ChangeFleet(
                                new FleetAction.Disconnect(false), new Targets.Room("/", "vip")));
        assertThat(plan.blocked()).isTrue();
    }

    @Test
    void saysWhatAShiftWillDo() {
        Plan plan = operations.plan(new Intent.ShiftTraffic(10));

        assertThat(plan.blocked()).isFalse();
        assertThat(plan.confirmLabel()).isEqualTo("Start shift");
        assertThat(plan.changes()).extracting("before").containsExactly("100", "0");
        assertThat(plan.changes()).extracting("after").containsExactly("90", "10");
        assertThat(plan.changes()).extracting("colour").containsExactly(Colour.BLUE, Colour.GREEN);
        assertThat(plan.consequences()).contains("open sockets stay on blue until they reconnect");
        assertThat(plan.commands().getFirst())
                .contains("elbv2 modify-rule", "\"Weight\":90", "TargetGroupStickinessConfig");
        assertThat(plan.findings())
                .extracting(Finding::text)
                .contains("green has 2 of 2 healthy targets");
    }

    @Test
    void blocksAShiftToASideWithoutTargetsAndWarnsAboutAHalfHealthyOne() {
        aws.targets(TestingAws.GREEN_GROUP, 0, 0);
        assertThat(operations.plan(new Intent.ShiftTraffic(10)).blocked()).isTrue();

        aws.targets(TestingAws.GREEN_GROUP, 1, 1);
        Plan half = operations.plan(new Intent.ShiftTraffic(10));
        assertThat(half.blocked()).isFalse();
        assertThat(half.findings()).contains(Finding.warn("green has only 1 of 2 targets healthy"));
    }

    @Test
    void neverMovesWeightsThatEcsMovesItself() {
        aws.strategy("CANARY");

        assertThat(operations.plan(new Intent.SwitchTraffic(Colour.GREEN)).findings())
                .singleElement()
                .satisfies(f -> assertThat(f.text()).contains("ECS moves its weights"));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 101, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void blocksAbsurdPercentages(int percent) {
        assertBlocked(new Intent.ShiftTraffic(percent), "0 to 100 can");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 5_001, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void blocksAbsurdCounts(int count) {
        assertBlocked(new Intent.ScaleService("blue", count), "ECS takes 0 to 5000");
    }

    @Test
    void blocksWhatIsUnknownOrUnchanged() {
        assertBlocked(new Intent.ScaleService("nope", 1), "no service 'nope'");
        assertBlocked(new Intent.ScaleService("blue", 2), "already asks for 2");
        assertBlocked(new Intent.ShiftTraffic(0), "already");
        assertBlocked(new Intent.ScaleGroup("group", 5), "takes 1 to 4");
        assertBlocked(new Intent.ScaleGroup("group", -3), "0 or more");
        assertBlocked(new Intent.RollBackTraffic(), "nothing to go back to");
    }

    @Test
    void keepsTheLastTasksOfASideThatStillHasWeight() {
        assertBlocked(new Intent.ScaleService("blue", 0), "still has weight 100");
        assertThat(operations.plan(new Intent.ScaleService("green", 0)).blocked()).isFalse();
    }

    @Test
    void warnsWhenTheInstancesHaveNoRoom() {
        // 4 tasks take 2048 of 3072 CPU units, so 2 more fit.
        assertThat(operations.plan(new Intent.ScaleService("blue", 4)).findings())
                .contains(Finding.ok("the instances have room for 2 more"));
        assertThat(operations.plan(new Intent.ScaleService("blue", 9)).findings())
                .anySatisfy(
                        f -> {
                            assertThat(f.level()).isEqualTo(Finding.Level.WARN);
                            assertThat(f.text()).contains("room for about 2 more");
                        });
    }

    private void assertBlocked(Intent intent, String reason) {
        Plan plan = operations.plan(intent);
        assertThat(plan.blocked()).isTrue();
        assertThat(plan.findings())
                .anySatisfy(
                        finding -> {
                            assertThat(finding.level()).isEqualTo(Finding.Level.BLOCK);
                            assertThat(finding.text()).contains(reason);
                        });
        assertThat(aws.writes()).isEmpty();
    }
}
