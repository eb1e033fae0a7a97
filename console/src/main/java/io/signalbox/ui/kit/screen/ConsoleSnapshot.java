package io.signalbox.ui.kit.screen;

import io.signalbox.cloud.CloudSnapshot;
import io.signalbox.environment.Environment;
import io.signalbox.fleet.FleetSnapshot;
import io.signalbox.operation.FleetMap;
import io.signalbox.ui.kit.operation.OperationProgress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All that the screens show, at one moment. Immutable; made off the FX thread, delivered on it.
///
/// @param map fleet and cloud joined: each server with its task, colour and instance
/// @param operations of this run of the console, newest first
/// @param lastError the newest error as a sentence; null when there was none
public record ConsoleSnapshot(
        Instant at,
        Environment environment,
        FleetSnapshot fleet,
        CloudSnapshot cloud,
        FleetMap map,
        Arming arming,
        List<OperationProgress> operations,
        @Nullable String lastError) {
    public ConsoleSnapshot {
        operations = List.copyOf(operations);
    }

    public boolean armed() {
        return arming.armed(at);
    }

    public Optional<OperationProgress> runningOperation() {
        return operations.stream().filter(OperationProgress::running).findFirst();
    }
}
