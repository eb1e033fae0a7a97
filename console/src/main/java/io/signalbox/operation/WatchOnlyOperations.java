package io.signalbox.operation;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// For a fleet that is watched without an AWS side: every plan says so.
public final class WatchOnlyOperations implements Operations {

    private static final String WHY =
            "This environment has no AWS part; the console watches the fleet and changes nothing.";

    private final InstantSource clock = InstantSource.system();

    @Override
    public Plan plan(Intent intent) {
        return PlanDraft.refused(intent, Planner.title(intent), WHY, "watch-only", clock.instant())
                .plan();
    }

    @Override
    public Operation start(Plan plan) {
        var run = new OperationRun(plan, clock, _ -> {}, () -> {});
        Instant now = clock.instant();
        run.tell(new OperationEvent.Started(plan.id(), now, plan));
        run.tell(
                new OperationEvent.Failed(
                        plan.id(), now, WHY, "Add an AWS part to the environment.", null));
        return run;
    }

    @Override
    public List<Operation> recent() {
        return List.of();
    }

    @Override
    public Optional<TrafficSplit> rollBackSplit() {
        return Optional.empty();
    }

    @Override
    public void onEvent(Consumer<OperationEvent> listener) {}
}
