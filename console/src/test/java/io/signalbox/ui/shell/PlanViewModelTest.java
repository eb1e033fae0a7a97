package io.signalbox.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.environment.EnvironmentKind;
import io.signalbox.operation.Finding;
import io.signalbox.operation.OperationEvent;
import io.signalbox.operation.Plan;
import io.signalbox.ui.kit.TestingOperations;
import io.signalbox.ui.kit.TestingSnapshots;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PlanViewModelTest {
    private final PlanViewModel model = new PlanViewModel(TestingSnapshots.lab());

    @Test
    void cannotBeConfirmedBeforeThereIsAPlan() {
        assertThat(model.confirm.get().possible()).isFalse();

        model.planned(TestingSnapshots.shift(50));

        assertThat(model.confirm.get().possible()).isTrue();
        assertThat(model.stage.get()).isEqualTo(PlanViewModel.Stage.ASKING);
    }

    @Test
    void givesTheReasonsOfABlockedPlan() {
        model.planned(TestingSnapshots.shift(50, Finding.block("green has no healthy target")));

        assertThat(model.confirm.get().possible()).isFalse();
        assertThat(model.confirm.get().reason()).isEqualTo("green has no healthy target");
    }

    @Test
    void wantsTheNameOfAProtectedEnvironment() {
        var guarded =
                new PlanViewModel(TestingSnapshots.environment(EnvironmentKind.PRODUCTION, true));
        guarded.planned(TestingSnapshots.shift(50));
        assertThat(guarded.confirm.get().reason()).startsWith("Type channels to confirm");

        guarded.typed.set("channels");

        assertThat(guarded.confirm.get().possible()).isTrue();
    }

    @Test
    void endsWithASentenceAndTheRequestId() {
        Plan plan = TestingSnapshots.shift(50);
        var operations = new TestingOperations(_ -> plan);
        operations.start(plan);
        var operation = operations.started().getFirst();
        model.planned(plan);
        model.started(operation);
        assertThat(model.stage.get()).isEqualTo(PlanViewModel.Stage.RUNNING);

        operations.tell(
                operation,
                new OperationEvent.Failed(
                        operation.id(),
                        TestingSnapshots.NOW,
                        "AWS denied elasticloadbalancing:ModifyRule.",
                        "Ask for that right.",
                        "req-7"));
        model.update(operation);

        assertThat(model.stage.get()).isEqualTo(PlanViewModel.Stage.ENDED);
        PlanViewModel.Result result = Objects.requireNonNull(model.result.get());
        assertThat(result.good()).isFalse();
        assertThat(result.requestId()).isEqualTo("req-7");
    }
}
