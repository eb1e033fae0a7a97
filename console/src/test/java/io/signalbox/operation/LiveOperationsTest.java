package io.signalbox.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.cloud.aws.AwsFailure;
import io.signalbox.environment.Colour;
import io.signalbox.journal.Journal;
import io.signalbox.journal.JournalEntry;
import io.signalbox.journal.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveOperationsTest {

    private static final VerifyPace QUICK =
            new VerifyPace(
                    Duration.ofMillis(1),
                    Duration.ofMillis(5),
                    Duration.ofMillis(100),
                    Duration.ofSeconds(20));

    @TempDir Path folder;

    private final TestingAws aws = new TestingAws();
    private boolean armed = true;
    private Journal journal;
    private Operations operations;

    @BeforeEach
    void open() {
        journal = Journal.open(folder.resolve("journal.jsonl"), InstantSource.system());
        operations = operationsWith(QUICK);
    }

    @AfterEach
    void close() {
        journal.close();
    }

    private Operations operationsWith(VerifyPace pace) {
        return new LiveOperations(
                TestingAws.environment().name(),
                List.of(aws.side(journal, pace)),
                journal,
                () -> armed,
                pace);
    }

    @Test
    void shiftsTrafficAndNotesItBeforeAndAfter() {
        var entryAtWrite = new AtomicReference<JournalEntry>();
        aws.beforeWrite(() -> entryAtWrite.set(journal.entries().getFirst()));

        OperationEvent end = run(new Intent.ShiftTraffic(10));

        assertThat(end).isInstanceOf(OperationEvent.Succeeded.class);
        assertThat(aws.weights()).containsExactly(90, 10);
        assertThat(entryAtWrite.get().outcome()).isInstanceOf(Outcome.Running.class);
        JournalEntry entry = journal.entries().getFirst();
        assertThat(entry.outcome()).isInstanceOf(Outcome.Succeeded.class);
        assertThat(entry.who()).isEqualTo("arn:aws:iam::000000000000:user/anna");
        assertThat(entry.requestIds()).containsExactly("r-1");
        assertThat(entry.changes()).extracting("before", "after").hasSize(2);
    }

    @Test
    void stopsOneTaskAndWaitsForTheService() {
        Plan plan = operations.plan(new Intent.StopTask("blue-1"));
        assertThat(plan.findings())
                .extracting(Finding::text)
                .contains("1 other task of blue goes on");
        assertThat(plan.commands().getFirst()).contains("ecs stop-task", "--task blue-1");

        assertThat(end(operations.start(plan))).isInstanceOf(OperationEvent.Succeeded.class);
        assertThat(aws.writes()).containsExactly("stop blue-1");
        assertThat(operations.plan(new Intent.StopTask("blue-1")).findings())
                .extracting(Finding::text)
                .contains("No task blue-1 of the blue or the green service is there.");
    }

    @Test
    void tellsEveryStepInOrder() {
        Operation operation = operations.start(operations.plan(new Intent.ScaleService("blue", 3)));
        end(operation);

        assertThat(operation.events().getFirst()).isInstanceOf(OperationEvent.Started.class);
        assertThat(operation.events())
                .filteredOn(e -> e instanceof OperationEvent.StepDone)
                .extracting(e -> ((OperationEvent.StepDone) e).step())
                .containsExactly(0, 1);
        assertThat(operation.events().getLast()).isInstanceOf(OperationEvent.Succeeded.class);
        assertThat(operation.events()).allMatch(e -> e.operationId().equals(operation.id()));
    }

    @Test
    void refusesWhenTheWeightsMovedSinceThePlan() {
        Plan plan = operations.plan(new Intent.ShiftTraffic(10));
        aws.weights(40, 60);

        OperationEvent.Failed failed = failed(end(operations.start(plan)));

        assertThat(failed.sentence()).contains("blue weight was 100 and is 40");
        assertThat(aws.writes()).isEmpty();
        assertThat(aws.weights()).containsExactly(40, 60);
        assertThat(journal.entries().getFirst().outcome()).isInstanceOf(Outcome.Failed.class);
    }

    @Test
    void refusesWhenTheReceivingSideLostItsLastHealthyTargetSinceThePlan() {
        Plan plan = operations.plan(new Intent.ShiftTraffic(10));
        aws.targets(TestingAws.GREEN_GROUP, 0, 2);

        OperationEvent.Failed failed = failed(end(operations.start(plan)));

        assertThat(failed.sentence()).contains("green has no healthy target");
        assertThat(aws.writes()).isEmpty();
    }

    @Test
    void changesNothingWhileReadOnly() {
        armed = false;

        OperationEvent.Failed failed = failed(run(new Intent.ShiftTraffic(10)));

        assertThat(failed.sentence()).contains("read-only");
        assertThat(aws.writes()).isEmpty();
        assertThat(journal.entries()).isEmpty();
    }

    @Test
    void refusesABlockedPlan() {
        OperationEvent.Failed failed = failed(run(new Intent.ShiftTraffic(200)));

        assertThat(failed.sentence()).contains("200 %");
        assertThat(journal.entries()).isEmpty();
    }

    @Test
    void startsAPlanOnce() {
        Plan plan = operations.plan(new Intent.ShiftTraffic(10));
        end(operations.start(plan));

        assertThat(failed(end(operations.start(plan))).sentence()).contains("started already");
        assertThat(aws.writes()).hasSize(1);
    }

    @Test
    void saysWhatAwsDenied() {
        aws.refuseWrites(
                new AwsFailure.Denied(
                        "elasticloadbalancing:ModifyRule", "AWS denied it.", "r-denied"));

        OperationEvent.Failed failed = failed(run(new Intent.ShiftTraffic(10)));

        assertThat(failed.whatToDo()).contains("elasticloadbalancing:ModifyRule");
        assertThat(failed.requestId()).isEqualTo("r-denied");
        assertThat(journal.entries().getFirst().outcome()).isInstanceOf(Outcome.Failed.class);
        assertThat(operations.rollBackSplit()).isEmpty();
    }

    @Test
    void saysWhenAWriteIsAcceptedAndDoesNotShow() {
        aws.ignoreWrites();

        OperationEvent.Failed failed = failed(run(new Intent.ShiftTraffic(10)));

        assertThat(failed.sentence()).contains("accepted", "the rule has 100 | 0");
        assertThat(failed.requestId()).isEqualTo("r-1");
    }

    @Test
    void rollsBackToBeforeTheFirstStepOfAShift() {
        run(new Intent.ShiftTraffic(10));
        run(new Intent.ShiftTraffic(50));
        run(new Intent.ShiftTraffic(100));
        assertThat(operations.rollBackSplit()).contains(new TrafficSplit(100, 0));

        run(new Intent.RollBackTraffic());

        assertThat(aws.weights()).containsExactly(100, 0);
        assertThat(operations.rollBackSplit()).isEmpty();
    }

    @Test
    void rollsBackToWhereTheLastDirectionBegan() {
        run(new Intent.ShiftTraffic(50));
        run(new Intent.SwitchTraffic(Colour.BLUE));

        assertThat(operations.rollBackSplit()).contains(new TrafficSplit(50, 50));
    }

    @Test
    void rollsBackByAJournalOfAnEarlierConsole() {
        run(new Intent.ShiftTraffic(10));
        journal.close();
        journal = Journal.open(folder.resolve("journal.jsonl"), InstantSource.system());
        operations = operationsWith(QUICK);

        assertThat(operations.rollBackSplit()).contains(new TrafficSplit(100, 0));
        run(new Intent.RollBackTraffic());
        assertThat(aws.weights()).containsExactly(100, 0);
    }

    @Test
    void cancelsWhileTasksAreWaitedForAndKeepsWhatWasWritten() {
        aws.startNothing();
        operations.onEvent(
                event -> {
                    if (event instanceof OperationEvent.StepRunning running
                            && running.step() == 1) {
                        operations.recent().getFirst().cancel();
                    }
                });

        assertThat(run(new Intent.ScaleService("blue", 3)))
                .isInstanceOf(OperationEvent.Cancelled.class);
        assertThat(aws.writes()).containsExactly("scale blue 3");
        assertThat(journal.entries().getFirst().outcome()).isInstanceOf(Outcome.Cancelled.class);
    }

    @Test
    void writesNothingWhenCancelledBeforeTheFirstStep() {
        operations.onEvent(
                event -> {
                    if (event instanceof OperationEvent.Started) {
                        operations.recent().getFirst().cancel();
                    }
                });

        assertThat(run(new Intent.ShiftTraffic(10))).isInstanceOf(OperationEvent.Cancelled.class);
        assertThat(aws.writes()).isEmpty();
    }

    @Test
    void refusesASecondOperationOnTheSameThing() {
        aws.startNothing();
        Operation first = operations.start(operations.plan(new Intent.ScaleService("blue", 3)));

        OperationEvent.Failed second = failed(run(new Intent.ScaleService("blue", 4)));
        assertThat(second.sentence()).contains("Another operation is running: Scale blue to 3");
        assertThat(run(new Intent.ShiftTraffic(10))).isInstanceOf(OperationEvent.Succeeded.class);

        first.cancel();
        end(first);
    }

    @Test
    void changesNothingWhenTheJournalCannotBeWritten() {
        Plan plan = operations.plan(new Intent.ShiftTraffic(10));
        journal.close();

        OperationEvent.Failed failed = failed(end(operations.start(plan)));

        assertThat(failed.sentence()).contains("journal.jsonl");
        assertThat(aws.writes()).isEmpty();
    }

    @Test
    void scalesTheGroupWithinItsBounds() {
        assertThat(run(new Intent.ScaleGroup("group", 3)))
                .isInstanceOf(OperationEvent.Succeeded.class);
        assertThat(aws.writes()).containsExactly("group 3");
    }

    @Test
    void findsAnOperationThatACrashCutOff() throws Exception {
        run(new Intent.ShiftTraffic(10));
        journal.close();
        Path file = folder.resolve("journal.jsonl");
        List<String> lines = Files.readAllLines(file);
        Files.write(file, lines.subList(0, lines.size() - 1));

        journal = Journal.open(file, InstantSource.system());

        assertThat(journal.unfinished()).hasSize(1);
        operations = operationsWith(QUICK);
        assertThat(operations.rollBackSplit()).contains(new TrafficSplit(100, 0));
    }

    private OperationEvent run(Intent intent) {
        return end(operations.start(operations.plan(intent)));
    }

    private static OperationEvent end(Operation operation) {
        return operation.done().orTimeout(20, TimeUnit.SECONDS).join();
    }

    private static OperationEvent.Failed failed(OperationEvent event) {
        assertThat(event).isInstanceOf(OperationEvent.Failed.class);
        return (OperationEvent.Failed) event;
    }
}
