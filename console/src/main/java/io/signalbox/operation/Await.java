package io.signalbox.operation;

import java.time.Duration;

/// Something that comes about by itself after a write, and that the operation is not over without.
/// Waiting can be cancelled at any time; what was written stays.
public sealed interface Await extends StepWork {

    /// At AWS.
    sealed interface OfAws extends Await {}

    /// In the fleet.
    sealed interface OfFleet extends Await {}

    /// At CloudFormation.
    sealed interface OfStacks extends Await {}

    /// Until the service runs as many tasks as it asks for.
    record ServiceRunning(String service, int count) implements OfAws {}

    /// Until that many instances of the group are in service.
    record GroupInService(String group, int count) implements OfAws {}

    /// Until all connections that the drain found are closed.
    ///
    /// @param expected how long that takes at the chosen pace
    record ServerDrained(String serverId, Duration expected) implements OfFleet {}

    /// Until CloudFormation is done with the stack, and as it was asked.
    record StackSettled(String stack) implements OfStacks {}

    /// Until the stack is gone.
    record StackGone(String stack) implements OfStacks {}
}
