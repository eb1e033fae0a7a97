package io.signalbox.ui.shell;

import io.signalbox.environment.Environment;
import io.signalbox.operation.Finding;
import io.signalbox.operation.Operation;
import io.signalbox.operation.OperationEvent;
import io.signalbox.operation.Plan;
import io.signalbox.ui.kit.operation.OperationProgress;
import io.signalbox.ui.kit.operation.OperationWords;
import io.signalbox.ui.kit.screen.Availability;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// One request from the first press to its outcome, as the plan dialog shows it.
final class PlanViewModel {
    /// Where the request stands.
    enum Stage {
        /// AWS is read for the plan.
        MAKING,
        /// The plan is shown and waits for a yes or no.
        ASKING,
        RUNNING,
        ENDED
    }

    /// How it came out.
    ///
    /// @param requestId of the AWS call that failed; empty when there is none
    record Result(boolean good, String sentence, String whatToDo, String requestId) {}

    final ObjectProperty<Stage> stage = new SimpleObjectProperty<>(Stage.MAKING);
    final ObjectProperty<@Nullable Plan> plan = new SimpleObjectProperty<>();
    final ObjectProperty<Availability> confirm =
            new SimpleObjectProperty<>(Availability.impossible("The plan is being made"));
    final ObjectProperty<@Nullable OperationProgress> progress = new SimpleObjectProperty<>();
    final ObjectProperty<@Nullable Result> result = new SimpleObjectProperty<>();

    /// What was typed where the environment asks for its name.
    final StringProperty typed = new SimpleStringProperty("");

    private final Environment environment;

    PlanViewModel(Environment environment) {
        this.environment = environment;
        typed.addListener((_, _, _) -> judge());
    }

    Environment environment() {
        return environment;
    }

    void planned(Plan made) {
        plan.set(made);
        judge();
        stage.set(Stage.ASKING);
    }

    void started(Operation operation) {
        stage.set(Stage.RUNNING);
        update(operation);
    }

    /// Takes what the operation says by now.
    void update(Operation operation) {
        OperationProgress.of(operation.events()).ifPresent(this::show);
    }

    private void show(OperationProgress now) {
        progress.set(now);
        OperationEvent end = now.end();
        if (end != null) {
            result.set(result(now, end));
            stage.set(Stage.ENDED);
        }
    }

    private static Result result(OperationProgress progress, OperationEvent end) {
        return switch (end) {
            case OperationEvent.Failed failed ->
                    new Result(
                            false,
                            failed.sentence(),
                            failed.whatToDo(),
                            failed.requestId() == null ? "" : failed.requestId());
            case OperationEvent.Cancelled _ ->
                    new Result(
                            false,
                            "Stopped before the next step.",
                            "What was done before stays done; the journal has it.",
                            "");
            case OperationEvent.Succeeded _,
                    OperationEvent.Started _,
                    OperationEvent.StepRunning _,
                    OperationEvent.StepDone _ ->
                    new Result(true, capital(OperationWords.outcome(progress)), "", "");
        };
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private void judge() {
        confirm.set(judged());
    }

    private Availability judged() {
        Plan made = plan.get();
        if (made == null) {
            return Availability.impossible("The plan is being made");
        }
        if (made.blocked()) {
            String reasons =
                    made.findings().stream()
                            .filter(finding -> finding.level() == Finding.Level.BLOCK)
                            .map(Finding::text)
                            .collect(Collectors.joining("; "));
            return Availability.impossible(reasons.isEmpty() ? "There is nothing to do" : reasons);
        }
        Optional<String> word = toBeTyped();
        if (word.isPresent() && !typed.get().equals(word.get())) {
            return Availability.impossible("Type " + word.get() + " to confirm: " + why(made));
        }
        return Availability.POSSIBLE;
    }

    private static String why(Plan plan) {
        return plan.toBeTyped().isPresent()
                ? "this cannot be taken back"
                : "this environment is protected";
    }

    /// What has to be typed before the plan can be confirmed; empty where a press is enough.
    Optional<String> toBeTyped() {
        Plan made = plan.get();
        if (made != null && made.toBeTyped().isPresent()) {
            return made.toBeTyped();
        }
        return environment.protectedFromWrites()
                ? Optional.of(environment.name())
                : Optional.empty();
    }
}
