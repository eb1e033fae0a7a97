package io.signalbox.operation;

/// Something that AWS does by itself after a write, and that the operation is not over without.
/// Waiting can be cancelled at any time; what was written stays.
public sealed interface Await extends StepWork {

    /// Until the service runs as many tasks as it asks for.
    record ServiceRunning(String service, int count) implements Await {}

    /// Until that many instances of the group are in service.
    record GroupInService(String group, int count) implements Await {}
}
