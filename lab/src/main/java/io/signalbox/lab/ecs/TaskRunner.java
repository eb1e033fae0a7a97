package io.signalbox.lab.ecs;

import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// Runs tasks as processes.
public interface TaskRunner {

    /// Starts the process of a task. The future fails if it cannot be started at all.
    ///
    /// @param metadataToken what the task asks for its own metadata by
    /// @param environment of the process by definition and service; the runner adds port, Redis and the like
    CompletableFuture<TaskProcess> start(
            String taskId, String metadataToken, Map<String, String> environment);
}
