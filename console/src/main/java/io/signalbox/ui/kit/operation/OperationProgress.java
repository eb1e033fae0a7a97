package io.signalbox.ui.kit.operation;

import io.signalbox.operation.OperationEvent;
import io.signalbox.operation.Plan;
import io.signalbox.operation.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where an operation stands, as its events tell.
///
/// @param steps one state for each step of the plan
/// @param end the last event; null while it runs
public record OperationProgress(
        String id,
        Plan plan,
        Instant startedAt,
        List<StepState> steps,
        @Nullable OperationEvent end) {

    /// The state of one step.
    public enum Phase {
        WAITING,
        RUNNING,
        DONE,
        /// Begun, and the operation failed or was cancelled there.
        BROKEN
    }

    /// @param doing what a running step does now; empty otherwise
    public record StepState(String name, Phase phase, String doing) {}

    public OperationProgress {
        steps = List.copyOf(steps);
    }

    /// Empty as long as the first event is not [OperationEvent.Started].
    public static Optional<OperationProgress> of(List<OperationEvent> events) {
        if (events.isEmpty()
                || !(events.getFirst()
                        instanceof OperationEvent.Started(var id, var at, var plan))) {
            return Optional.empty();
        }
        List<StepState> steps = new ArrayList<>(plan.steps().size());
        for (Step step : plan.steps()) {
            steps.add(new StepState(step.name(), Phase.WAITING, ""));
        }
        OperationEvent end = null;
        for (OperationEvent event : events) {
            apply(event, steps);
            end = event.last() ? event : end;
        }
        return Optional.of(new OperationProgress(id, plan, at, steps, end));
    }

    private static void apply(OperationEvent event, List<StepState> steps) {
        switch (event) {
            case OperationEvent.StepRunning running ->
                    put(steps, running.step(), Phase.RUNNING, running.doing());
            case OperationEvent.StepDone done -> put(steps, done.step(), Phase.DONE, "");
            case OperationEvent.Failed _, OperationEvent.Cancelled _ ->
                    Collections.replaceAll(steps, running(steps), broken(steps));
            case OperationEvent.Started _, OperationEvent.Succeeded _ -> {}
        }
    }

    private static void put(List<StepState> steps, int index, Phase phase, String doing) {
        if (index >= 0 && index < steps.size()) {
            steps.set(index, new StepState(steps.get(index).name(), phase, doing));
        }
    }

    private static @Nullable StepState running(List<StepState> steps) {
        return steps.stream().filter(s -> s.phase() == Phase.RUNNING).findFirst().orElse(null);
    }

    private static @Nullable StepState broken(List<StepState> steps) {
        StepState running = running(steps);
        return running == null ? null : new StepState(running.name(), Phase.BROKEN, "");
    }

    public boolean running() {
        return end == null;
    }

    public long stepsDone() {
        return steps.stream().filter(step -> step.phase() == Phase.DONE).count();
    }
}
