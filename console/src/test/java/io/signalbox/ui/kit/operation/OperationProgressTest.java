package io.signalbox.ui.kit.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.operation.OperationEvent;
import io.signalbox.ui.kit.TestingSnapshots;
import io.signalbox.ui.kit.operation.OperationProgress.Phase;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class OperationProgressTest {
    private static final Instant AT = TestingSnapshots.NOW;
    private static final OperationEvent STARTED =
            new OperationEvent.Started("op", AT, TestingSnapshots.shift(50));

    @Test
    void isNothingBeforeTheOperationStarted() {
        assertThat(OperationProgress.of(List.of())).isEmpty();
        assertThat(OperationProgress.of(List.of(new OperationEvent.StepDone("op", AT, 0))))
                .isEmpty();
    }

    @Test
    void waitsThenRunsThenIsDone() {
        assertThat(phase(STARTED)).isEqualTo(Phase.WAITING);
        var running = new OperationEvent.StepRunning("op", AT, 0, "writing");
        assertThat(phase(STARTED, running)).isEqualTo(Phase.RUNNING);
        assertThat(phase(STARTED, running, new OperationEvent.StepDone("op", AT, 0)))
                .isEqualTo(Phase.DONE);
    }

    @Test
    void breaksTheStepThatWasRunningWhenItFailed() {
        var running = new OperationEvent.StepRunning("op", AT, 0, "writing");
        var failed =
                new OperationEvent.Failed("op", AT, "AWS denied it.", "Ask for the right.", "r-1");

        OperationProgress progress =
                OperationProgress.of(List.of(STARTED, running, failed)).orElseThrow();

        assertThat(progress.running()).isFalse();
        assertThat(progress.steps().getFirst().phase()).isEqualTo(Phase.BROKEN);
        assertThat(OperationWords.outcome(progress)).isEqualTo("failed: AWS denied it.");
    }

    @Test
    void ignoresAStepThatThePlanDoesNotHave() {
        var running = new OperationEvent.StepRunning("op", AT, 7, "writing");

        assertThat(phase(STARTED, running)).isEqualTo(Phase.WAITING);
    }

    private static Phase phase(OperationEvent... events) {
        return OperationProgress.of(List.of(events)).orElseThrow().steps().getFirst().phase();
    }
}
