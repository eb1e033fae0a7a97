package io.signalbox.ui.kit.operation;

import io.signalbox.operation.Intent;
import io.signalbox.operation.OperationEvent;
import io.signalbox.operation.Plan;
import io.signalbox.ui.kit.words.Numbers;
import java.time.Duration;

/// Short words for operations.
public final class OperationWords {
    private OperationWords() {}

    /// The word beside a mark on a chart: `shift 10 %`.
    public static String mark(Plan plan) {
        return switch (plan.intent()) {
            case Intent.ScaleService(var service, var desired) -> service + " to " + desired;
            case Intent.ScaleGroup(var group, var desired) -> group + " to " + desired;
            case Intent.ShiftTraffic(var percent) -> "shift " + percent + " %";
            case Intent.SwitchTraffic(var to) -> "switch to " + to.word();
            case Intent.RollBackTraffic() -> "roll back";
            case Intent.ChangeFleet _, Intent.CancelDrain _ -> plan.title();
            case Intent.DrainServer(var server, _) -> "drain " + server;
            case Intent.StopTask(var task) -> "stop " + task;
            case Intent.DeployStacks(var fleet, _) -> "deploy " + fleet.name();
            case Intent.RemoveStacks(var what, _) -> "delete " + what;
            case Intent.GuardStack(var stack, _) -> "protect " + stack;
        };
    }

    /// Whether the plan moves weights.
    public static boolean movesTraffic(Plan plan) {
        return switch (plan.intent()) {
            case Intent.ShiftTraffic _, Intent.SwitchTraffic _, Intent.RollBackTraffic _ -> true;
            case Intent.ScaleService _,
                    Intent.ScaleGroup _,
                    Intent.ChangeFleet _,
                    Intent.DrainServer _,
                    Intent.CancelDrain _,
                    Intent.StopTask _,
                    Intent.OfStacks _ ->
                    false;
        };
    }

    private static String seen(Plan plan) {
        return switch (plan.intent()) {
            case Intent.OfAws _, Intent.OfStacks _ -> "verified by reading back";
            case Intent.OfFleet _ -> "seen in the feed";
        };
    }

    /// How it ended or stands: `verified by reading back`, `failed: …`.
    public static String outcome(OperationProgress progress) {
        OperationEvent end = progress.end();
        if (end == null) {
            return "running, "
                    + progress.stepsDone()
                    + " of "
                    + Numbers.count(progress.steps().size(), "step", "steps")
                    + " done";
        }
        String took = Numbers.age(Duration.between(progress.startedAt(), end.at()));
        return switch (end) {
            case OperationEvent.Succeeded _ -> "done in " + took + ", " + seen(progress.plan());
            case OperationEvent.Failed failed -> "failed: " + failed.sentence();
            case OperationEvent.Cancelled _ -> "stopped after " + took;
            case OperationEvent.Started _,
                    OperationEvent.StepRunning _,
                    OperationEvent.StepDone _ ->
                    "running";
        };
    }
}
