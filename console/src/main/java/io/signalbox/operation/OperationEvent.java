package io.signalbox.operation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Progress of one operation. Delivered in order, on the operation's own thread.
public sealed interface OperationEvent {

    String operationId();

    Instant at();

    record Started(String operationId, Instant at, Plan plan) implements OperationEvent {}

    /// @param doing what the step does now: checking, writing, reading back
    record StepRunning(String operationId, Instant at, int step, String doing)
            implements OperationEvent {}

    record StepDone(String operationId, Instant at, int step) implements OperationEvent {}

    record Succeeded(String operationId, Instant at) implements OperationEvent {}

    /// @param requestId of the AWS call that failed; null when it was not AWS that said no
    record Failed(
            String operationId,
            Instant at,
            String sentence,
            String whatToDo,
            @Nullable String requestId)
            implements OperationEvent {}

    record Cancelled(String operationId, Instant at) implements OperationEvent {}

    /// Nothing comes after this one.
    default boolean last() {
        return switch (this) {
            case Succeeded _, Failed _, Cancelled _ -> true;
            case Started _, StepRunning _, StepDone _ -> false;
        };
    }
}
